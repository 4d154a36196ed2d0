import { ArgumentError, asOptions, refuseUnknown } from '@lowrank/linalg';
import type { FitOptions, NetworkOptions } from './options.js';
import type { Term } from './term.js';

/**
 * Holds the options of a run to their names and their kinds, where anything else would be passed over or fail later.
 *
 * @throws ArgumentError that says which, what came and what was expected.
 */
export function checkFitOptions(options: FitOptions): void {
  refuseUnknown('fit', asOptions('fit', options), fitOptions);
  const { observations, steps, seed, precision = 'float32', network = {}, terms = [], observers = [], stop } = options;
  const { loss = 'mean', resume } = options;
  expect('observations', observations, observations?.rowStarts instanceof Int32Array, 'what Observations.from makes');
  expect('steps', steps, Number.isInteger(steps) && steps > 0, 'a positive integer');
  expect('seed', seed, typeof seed === 'number' || typeof seed === 'string', 'a number or a string');
  expect('precision', precision, precision === 'float32' || precision === 'float64', "'float32' or 'float64'");
  refuseUnknown('fit: network', asOptions('fit: network', network), networkOptions);
  const { widths = [] } = network;
  expect('network.widths', widths, Array.isArray(widths), 'a list of positive integers');
  if (typeof loss === 'object') {
    const isLoss = typeof loss?.init === 'function' && typeof loss.evaluate === 'function';
    expect('loss', loss, isLoss, "'mean', 'half-sum' or what has init and evaluate");
  }
  expect('terms', terms, Array.isArray(terms), 'a list of { penalty, weight }');
  for (const [k, term] of terms.entries())
    refuseUnknown(`fit: terms[${k}]`, asOptions(`fit: terms[${k}]`, term), termOptions);
  expect('observers', observers, Array.isArray(observers), 'a list of { every, observe }');
  for (const [k, observer] of observers.entries()) checkLook(`observers[${k}]`, observer, 'observe');
  if (stop !== undefined) checkLook('stop', stop, 'when');
  if (resume !== undefined) {
    expect('resume', resume, typeof resume?.settings === 'string', 'a checkpoint, such as decodeCheckpoint gives');
  }
}

const namesOf = <T>(names: Record<keyof T, 1>) => Object.keys(names);

const fitOptions = namesOf<FitOptions>({
  observations: 1,
  steps: 1,
  optimizer: 1,
  seed: 1,
  network: 1,
  loss: 1,
  terms: 1,
  engine: 1,
  precision: 1,
  observers: 1,
  stop: 1,
  resume: 1,
  signal: 1,
  onProgress: 1,
});
const networkOptions = namesOf<NetworkOptions>({ depth: 1, widths: 1, init: 1 });
const termOptions = namesOf<Term>({ penalty: 1, weight: 1, on: 1 });

function checkLook(where: string, look: object, method: string): void {
  const { every, [method]: call } = asOptions(`fit: ${where}`, look) as Record<string, unknown>;
  expect(`${where}.every`, every, Number.isInteger(every) && (every as number) > 0, 'a positive integer');
  expect(`${where}.${method}`, call, typeof call === 'function', 'a function of a snapshot');
}

function expect(name: string, got: unknown, holds: boolean, expected: string): void {
  if (holds) return;
  const shown =
    typeof got === 'string' ? `'${got}'` : typeof got === 'object' && got !== null ? 'an object' : String(got);
  throw new ArgumentError(`fit: ${name} is ${shown}, expected ${expected}.`);
}
