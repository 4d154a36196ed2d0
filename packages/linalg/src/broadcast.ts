/**
 * The dimensions that both shapes stretch to: aligned at the last, a 1 or a missing dimension takes the size of the other.
 * Undefined where two sizes differ and neither is 1.
 */
export function broadcastShape(a: readonly number[], b: readonly number[]): number[] | undefined {
  const rank = Math.max(a.length, b.length);
  const [from, to] = [aligned(a, rank), aligned(b, rank)];
  if (from.some((size, d) => size !== to[d] && size !== 1 && to[d] !== 1)) return undefined;
  return from.map((size, d) => (size === 1 ? to[d] : size));
}

/** For each place in `whole`, in row-major order, the place in `shape` that stretches to it. */
export function broadcastPlaces(shape: readonly number[], whole: readonly number[]): number[] {
  const own = aligned(shape, whole.length);
  return whole.reduce(
    (places, size, d) =>
      places.flatMap((place) => Array.from({ length: size }, (_, i) => (own[d] === 1 ? place : place * size + i))),
    [0],
  );
}

/** Ones in front, up to `rank` dimensions. */
const aligned = (shape: readonly number[], rank: number) => [
  ...new Array<number>(rank - shape.length).fill(1),
  ...shape,
];
