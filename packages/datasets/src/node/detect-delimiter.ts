/** What may separate cells, in order of preference. `::` is MovieLens's own. */
const candidates = ['\t', ',', ';', '|', '::'] as const;

/**
 * The delimiter of a table by its first lines: the one that stands in most of them as often as in the first, among equals
 * the one that stands there most often. Undefined where the first line has none.
 *
 * @param text - the first lines; the last one may be cut.
 * @param quotes - whether delimiters and line ends within double quotes are part of a cell.
 */
export function detectDelimiter(text: string, quotes: boolean): string | undefined {
  const lines = firstLines(text, quotes);
  if (lines.length === 0) return undefined;
  let best: { delimiter: string; agreeing: number; count: number } | undefined;
  for (const delimiter of candidates) {
    const [count, ...others] = lines.map((line) => line.split(delimiter).length - 1);
    if (count === 0) continue;
    const agreeing = others.filter((other) => other === count).length;
    if (!best || agreeing > best.agreeing || (agreeing === best.agreeing && count > best.count)) {
      best = { delimiter, agreeing, count };
    }
  }
  return best?.delimiter;
}

/** At most twenty lines that are not blank, without what stands in quotes. */
function firstLines(text: string, quotes: boolean): string[] {
  const unquoted = quotes ? text.replace(/(^|[\t,;|:\r\n])"(?:[^"]|"")*(?:"|$)/g, '$1') : text;
  return unquoted
    .split(/\r\n|\n|\r/)
    .filter((line) => line !== '')
    .slice(0, 20);
}
