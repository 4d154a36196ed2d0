/**
 * The candidate that `name` most likely means: the shortest that it abbreviates (`lr`, `eps`), else the one that takes
 * the fewest insertions, deletions and replacements of letters.
 */
export function nearestName(name: string, candidates: readonly string[]): string | undefined {
  const wanted = name.toLowerCase();
  let nearest: string | undefined;
  let least = Infinity;
  for (const candidate of candidates) {
    const letters = candidate.toLowerCase();
    const distance = editDistance(wanted, letters);
    // Where only letters are missing, the difference of the lengths is below 1 and so comes first.
    const rank = distance === letters.length - wanted.length ? 1 - 1 / (1 + distance) : 1 + distance;
    if (rank < least) {
      least = rank;
      nearest = candidate;
    }
  }
  return nearest;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length];
}
