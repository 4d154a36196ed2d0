import type { Penalty } from '../penalty.js';

/** Makes a penalty of its saved parameters. */
export type PenaltyFactory = (params: never) => Penalty;

/** The penalties that a saved model may name: what `register` was called with. */
export const knownPenalties = new Map<string, PenaltyFactory>();
