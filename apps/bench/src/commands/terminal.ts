/** What a command may know of the terminal and write to it. */
export interface Terminal {
  /** Results, to standard output. */
  out(text: string): void;
  /** Everything else, to standard error. */
  note(text: string): void;
  /** Standard error, for progress that is drawn in place; undefined where it is no terminal. */
  readonly screen: NodeJS.WriteStream | undefined;
  readonly colour: boolean;
}

/**
 * The terminal of this process. A reader that goes away ends output quietly, as with `| head`; output that can't be written
 * otherwise, as to a full disk, ends the process.
 */
export function processTerminal(): Terminal {
  process.stderr.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code !== 'EPIPE') process.exit(1);
  });
  process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE') return;
    process.stderr.write(`lowrank-bench: standard output can't be written: ${message}\n`);
    process.exit(1);
  });
  const { NO_COLOR, TERM } = process.env;
  const { isTTY, rows, columns } = process.stderr;
  // A terminal that does not know its size, as in some containers, can't be drawn on.
  const screen = isTTY && rows > 0 && columns > 0 && TERM !== 'dumb' ? process.stderr : undefined;
  return {
    out: (text) => process.stdout.write(`${text}\n`),
    note: (text) => process.stderr.write(`${text}\n`),
    screen,
    colour: screen !== undefined && !NO_COLOR,
  };
}
