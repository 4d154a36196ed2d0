import { ArgumentError, type Matrix, type Observations, type Random, random } from '@lowrank/linalg';
import { checkOptimizer, type Optimizer, scheduleToJson } from '@lowrank/optimizers';
import { checkFitOptions } from './check-fit-options.js';
import { chooseEngine } from './choose-engine.js';
import { crc32 } from './crc32.js';
import { type DataLoss, squaredLoss } from './data-loss.js';
import type { SpectralEngine } from './engine.js';
import { initialFactors } from './initialisation.js';
import type { FitOptions } from './options.js';
import { checkTerm, type Term } from './term.js';

/** A training run with every choice made, for whichever runtime. */
export interface Problem {
  readonly observations: Observations;
  readonly start: readonly Matrix[];
  readonly loss: DataLoss;
  /** Terms with their penalties resolved against the data. */
  readonly terms: readonly Term[];
  readonly engine: SpectralEngine | undefined;
  /** A generator for the engine, from its beginning. */
  engineRandom(): Random;
  readonly optimizer: Optimizer;
  readonly precision: 'float32' | 'float64';
  /** Everything above as JSON: what a checkpoint must agree with. */
  readonly settings: string;
}

/** Checks the options and makes every choice that they leave open. */
export function resolveProblem(options: FitOptions, runtime: 'native' | 'tfjs'): Problem {
  checkFitOptions(options);
  const { observations, optimizer, seed, precision = 'float32' } = options;
  const problems = checkOptimizer(optimizer);
  if (problems.length > 0) throw new ArgumentError(`fit: optimizer: ${problems.join(' ')}`);
  const { rows, columns } = observations;
  const dimensions = networkDimensions(options);
  const terms = (options.terms ?? []).map((term, k) => resolveTerm(term, `terms[${k}]`, observations));
  const engine = chooseEngine(terms, rows, columns, options.engine);
  const init = options.network?.init ?? { kind: 'gaussian', scale: 1e-3 };
  const { loss: wanted = 'mean' } = options;
  const loss = typeof wanted === 'object' ? wanted : squaredLoss(wanted);
  const start = initialFactors(init, dimensions, random(seed, 'initialisation'));
  const settings = JSON.stringify({
    runtime,
    dimensions,
    data: { observed: observations.count, crc32: checksumOfData(observations) },
    init: init.kind === 'given' ? { kind: 'given', crc32: crc32(...start.map(({ data }) => bytesOf(data))) } : init,
    seed,
    precision,
    loss: loss.params ? { name: loss.name, ...loss.params } : loss.name,
    terms: terms.map(({ penalty, weight, on = 'product' }) => ({
      penalty: { name: penalty.name, ...penalty.params },
      weight: scheduleToJson(weight),
      on,
    })),
    engine: engine && { name: engine.name, ...engine.params },
    optimizer: { name: optimizer.name, ...optimizer.params },
  });
  return {
    observations,
    start,
    loss,
    terms,
    engine,
    engineRandom: () => random(seed, 'engine'),
    optimizer,
    precision,
    settings,
  };
}

function checksumOfData({ rowIndices, columnIndices, values, weights }: Observations): number {
  return crc32(bytesOf(rowIndices), bytesOf(columnIndices), bytesOf(values), ...(weights ? [bytesOf(weights)] : []));
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView) => new Uint8Array(buffer, byteOffset, byteLength);

/** d_0 ... d_N. */
function networkDimensions({ observations: { rows, columns }, network = {} }: FitOptions): number[] {
  const { depth = (network.widths?.length ?? 0) + 1 } = network;
  if (!Number.isInteger(depth) || depth < 1) {
    throw new ArgumentError(`fit: network.depth is ${depth}, expected a positive integer.`);
  }
  const widths = network.widths ?? new Array<number>(depth - 1).fill(Math.min(rows, columns));
  if (widths.length !== depth - 1 || widths.some((width) => !Number.isInteger(width) || width < 1)) {
    throw new ArgumentError(
      `fit: network.widths is [${widths.join(', ')}], a network of depth ${depth} needs ${depth - 1} positive integers.`,
    );
  }
  return [columns, ...widths, rows];
}

/** The term with the penalty that it has on this data. */
function resolveTerm(term: Term, where: string, { rows, columns, values, weights }: Observations): Term {
  checkTerm(term, where);
  const { penalty } = term;
  if (penalty.kind !== 'norms' || !penalty.resolve) return term;
  let [sum, total] = [0, 0];
  for (let k = 0; k < values.length; k++) {
    const w = weights ? weights[k] : 1;
    sum += w * values[k] * values[k];
    total += w;
  }
  const resolved = { ...term, penalty: penalty.resolve({ rows, columns, meanSquare: sum / total }) };
  checkTerm(resolved, `${where}, as resolve makes it`);
  return resolved;
}
