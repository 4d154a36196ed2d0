/** The command that makes the same runs. */
export function reproduceCommand(
  experiments: readonly string[],
  { set = [] }: { readonly set?: readonly string[] },
): string {
  return ['lowrank-bench run', ...experiments.map(quoteWord), ...set.map((text) => `--set ${quoteWord(text)}`)].join(
    ' ',
  );
}

/** A word as a POSIX shell reads it back. */
export function quoteWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
