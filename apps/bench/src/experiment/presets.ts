import { UsageError } from '../errors.js';
import { unknownName } from '../nearest.js';
import { mergePatch } from './merge-patch.js';

/** Patches that an experiment can name. */
const presets: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  /**
   * The settings of a public script without a name that agrees with the paper in everything that can be checked; not the
   * paper's values. The weight of its penalty is 0 unless given.
   */
  'code-defaults': {
    network: { depth: 3, init: { kind: 'gaussian', scale: { product: 1e-3 } } },
    loss: 'mean',
    terms: [],
    optimizer: { name: 'adam', learningRate: 0.01 },
    steps: 200_000,
    metricsEvery: 1000,
  },
};

/**
 * `base` with `patch` laid over it; where the patch names a `preset`, what that stands for is laid between the two.
 *
 * @throws UsageError on an unknown preset.
 */
export function layPatch(base: unknown, patch: Readonly<Record<string, unknown>>, where: string): unknown {
  const { preset, ...own } = patch;
  if (preset === undefined) return mergePatch(base, own);
  if (typeof preset !== 'string' || !Object.hasOwn(presets, preset)) {
    throw new UsageError(`${where}.preset: ${unknownName('preset', preset, Object.keys(presets))}`);
  }
  return mergePatch(mergePatch(base, presets[preset]), own);
}
