/** The ends of a range, or undefined where nothing is cut. */
export type Range = readonly [low: number, high: number] | undefined;
