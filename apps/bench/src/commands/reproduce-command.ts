/** The command that makes the same runs, without folders that may name a person. */
export function reproduceCommand(argument: string, { set = [] }: { readonly set?: readonly string[] }): string {
  return ['lowrank-bench run', quoteWord(argument), ...set.map((text) => `--set ${quoteWord(text)}`)].join(' ');
}

/** A word as a POSIX shell reads it back. */
export function quoteWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
