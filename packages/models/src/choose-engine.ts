import { ArgumentError } from '@lowrank/linalg';
import type { SpectralEngine } from './engine.js';
import { exact } from './exact-engine.js';
import { subspace } from './subspace-engine.js';
import type { Term } from './term.js';

/** Below this smaller dimension an exact SVD costs no more than a few subspace steps. */
const subspacePaysFrom = 48;

/**
 * The engine for the terms on a product of shape [rows, columns], by a plain rule of penalty kind and size:
 * none where no term needs a spectrum; `subspace` with rank min(rows, columns) / 4, rounded down to a multiple
 * of 8, at least 16 and at most 32, where all of them are of the `norms` kind and the smaller dimension is at least 48;
 * `exact` otherwise.
 *
 * @param requested an engine, which is checked against the terms, or `auto`.
 * @throws ArgumentError if the requested engine can't serve a term.
 */
export function chooseEngine(
  terms: readonly Term[],
  rows: number,
  columns: number,
  requested: SpectralEngine | 'auto' = 'auto',
): SpectralEngine | undefined {
  const penalties = terms.filter((term) => term.on !== 'factors').map((term) => term.penalty);
  const spectral = penalties.filter((penalty) => penalty.kind !== 'matrix');
  if (spectral.length === 0) return undefined;
  if (requested !== 'auto') {
    if (!Array.isArray(requested?.serves) || typeof requested.accumulate !== 'function') {
      throw new ArgumentError(
        `fit: engine is ${JSON.stringify(requested)}, expected 'auto' or an engine such as exact() or ` +
          'subspace({ rank: 16 }).',
      );
    }
    const refused = spectral.find(({ kind }) => !requested.serves.includes(kind));
    if (!refused) return requested;
    throw new ArgumentError(
      `fit: engine '${requested.name}' serves penalties of kind ${requested.serves.join(' and ')}, '${refused.name}' ` +
        `is of kind '${refused.kind}'. Use exact().`,
    );
  }
  const smaller = Math.min(rows, columns);
  const normsOnly = spectral.every((penalty) => penalty.kind === 'norms');
  const frobeniusOnly = spectral.every((penalty) => penalty.kind === 'norms' && penalty.frobeniusOnly);
  if (!normsOnly || frobeniusOnly || smaller < subspacePaysFrom) return exact();
  return subspace({ rank: Math.max(16, Math.min(32, 8 * Math.floor(smaller / 32))) });
}
