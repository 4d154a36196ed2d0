/** A first line that says what separates cells, and is no record. */
export interface SeparatorLine {
  readonly delimiter: string;
  /** Of the line with its end, in UTF-8. */
  readonly bytes: number;
}

/**
 * The first line of a text if it is one such as `sep=;`, which spreadsheets write and take for a delimiter of one character;
 * undefined otherwise.
 */
export function separatorLine(text: string): SeparatorLine | undefined {
  const match = /^sep=([^"\r\n\p{L}\p{N}])(?:\r\n|\r|\n|$)/iu.exec(text);
  return match ? { delimiter: match[1], bytes: Buffer.byteLength(match[0]) } : undefined;
}
