import { exact, type SpectralEngine, subspace } from '@lowrank/models';
import * as z from 'zod';
import { count, named } from './strict.js';

/** How the spectrum is had. */
export type EngineSetting =
  | 'auto'
  | { readonly name: 'exact' }
  | { readonly name: 'subspace'; readonly rank: number; readonly floor: number };

export const engineSchema = z
  .union([
    z.literal('auto'),
    named('engine', 'name', {
      exact: {},
      subspace: { rank: count.default(16), floor: z.number().min(0).lt(1).default(1e-4) },
    }),
  ])
  .transform((engine) => engine as unknown as EngineSetting);

/** The engine that a checked setting describes. */
export function makeEngine(engine: EngineSetting): SpectralEngine | 'auto' {
  if (engine === 'auto') return 'auto';
  return engine.name === 'exact' ? exact() : subspace({ rank: engine.rank, floor: engine.floor });
}
