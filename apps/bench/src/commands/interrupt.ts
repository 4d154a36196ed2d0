/** The exit code of a command that was interrupted, as shells have it. */
export const interruptedExit = 130;

/** npm passes on an interrupt that the terminal has sent already, so two at once count as one. In ms. */
const echo = 500;

/**
 * Turns the first Ctrl-C (or SIGTERM) into an abort of `signal`, and the second into the end of the process.
 *
 * @param heard is called at the first.
 * @returns the signal, and a function that goes back to the normal meaning of Ctrl-C.
 */
export function onInterrupt(heard: () => void): { signal: AbortSignal; stop: () => void } {
  const controller = new AbortController();
  let first = 0;
  const handle = () => {
    if (!controller.signal.aborted) {
      first = performance.now();
      heard();
      controller.abort();
    } else if (performance.now() - first > echo) {
      process.exit(interruptedExit);
    }
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const name of signals) process.on(name, handle);
  return {
    signal: controller.signal,
    stop: () => {
      for (const name of signals) process.off(name, handle);
    },
  };
}
