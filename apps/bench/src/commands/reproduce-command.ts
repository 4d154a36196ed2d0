/** The command that makes the same runs. */
export function reproduceCommand(
  experiments: readonly string[],
  { set = [], only = [] }: { readonly set?: readonly string[]; readonly only?: readonly string[] },
): string {
  const repeated = (option: string, texts: readonly string[]) => texts.map((text) => `${option} ${quoteWord(text)}`);
  return [
    'lowrank-bench run',
    ...experiments.map(quoteWord),
    ...repeated('--set', set),
    ...repeated('--only', only),
  ].join(' ');
}

/** A word as a POSIX shell reads it back. */
export function quoteWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
