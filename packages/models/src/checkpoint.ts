import type { FloatArray, State } from '@lowrank/linalg';
import { crc32 } from './crc32.js';
import { CheckpointError } from './errors.js';

/** Everything that a run needs to go on and end with the same bits. */
export interface Checkpoint {
  /** Updates made. */
  readonly step: number;
  /** The settings of the run as JSON, to refuse a checkpoint of another one. */
  readonly settings: string;
  /** The factors W_1 ... W_N, in the precision of the run. */
  readonly parameters: readonly FloatArray[];
  /** What the optimizer remembers. */
  readonly optimizer: State;
  /** What the spectral engine remembers. */
  readonly engine: State;
  /** What the data loss remembers, such as its biases. */
  readonly loss: State;
}

const magic = 'LRCKPT01';
const stateNames = ['optimizer', 'engine', 'loss'] as const;

/** What stands in the header for an array: its type and length; the numbers follow in order, little-endian. */
type ArrayHeader = readonly ['float32' | 'float64', number];
interface Header {
  readonly step: number;
  readonly settings: string;
  readonly parameters: readonly ArrayHeader[];
  readonly states: readonly { slots: Record<string, readonly ArrayHeader[]>; globals: Record<string, number> }[];
}

/**
 * A checkpoint as bytes: magic, CRC-32 of the rest, length of a JSON header, header, arrays.
 *
 * @returns bytes for {@link decodeCheckpoint}, which gives the same bits back.
 */
export function encodeCheckpoint(checkpoint: Checkpoint): Uint8Array {
  const describe = (array: FloatArray): ArrayHeader => [
    array instanceof Float32Array ? 'float32' : 'float64',
    array.length,
  ];
  const states = stateNames.map((name) => checkpoint[name]);
  const header: Header = {
    step: checkpoint.step,
    settings: checkpoint.settings,
    parameters: checkpoint.parameters.map(describe),
    states: states.map(({ slots, globals }) => ({ slots: mapValues(slots, (list) => list.map(describe)), globals })),
  };
  const arrays = [...checkpoint.parameters, ...states.flatMap(({ slots }) => Object.values(slots).flat())];
  const text = new TextEncoder().encode(JSON.stringify(header));
  const size = arrays.reduce((sum, array) => sum + array.byteLength, 0);
  const bytes = new Uint8Array(magic.length + 8 + text.length + size);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(magic));
  view.setUint32(magic.length + 4, text.length, true);
  bytes.set(text, magic.length + 8);
  let offset = magic.length + 8 + text.length;
  for (const array of arrays) {
    for (const x of array) {
      if (array instanceof Float32Array) view.setFloat32(offset, x, true);
      else view.setFloat64(offset, x, true);
      offset += array.BYTES_PER_ELEMENT;
    }
  }
  view.setUint32(magic.length, crc32(bytes.subarray(magic.length + 4)), true);
  return bytes;
}

/**
 * The checkpoint in `bytes`.
 *
 * @throws CheckpointError where they are not a whole, undamaged checkpoint.
 */
export function decodeCheckpoint(bytes: Uint8Array): Checkpoint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = magic.length + 8;
  if (bytes.length < start || new TextDecoder().decode(bytes.subarray(0, magic.length)) !== magic) {
    throw new CheckpointError(`decodeCheckpoint: ${bytes.length} bytes that do not begin as a checkpoint does.`);
  }
  if (view.getUint32(magic.length, true) !== crc32(bytes.subarray(magic.length + 4))) {
    throw new CheckpointError('decodeCheckpoint: the checksum is wrong; the checkpoint is truncated or altered.');
  }
  const end = start + view.getUint32(magic.length + 4, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(start, end))) as Header;
  let offset = end;
  const read = ([type, length]: ArrayHeader): FloatArray => {
    const array = type === 'float32' ? new Float32Array(length) : new Float64Array(length);
    for (let k = 0; k < length; k++) {
      array[k] = type === 'float32' ? view.getFloat32(offset, true) : view.getFloat64(offset, true);
      offset += array.BYTES_PER_ELEMENT;
    }
    return array;
  };
  const parameters = header.parameters.map(read);
  const [optimizer, engine, loss] = header.states.map(({ slots, globals }) => ({
    slots: mapValues(slots, (list) => list.map(read)),
    globals,
  }));
  return { step: header.step, settings: header.settings, parameters, optimizer, engine, loss };
}

/** A deep copy. */
export function copyState({ slots, globals }: State): State {
  return { slots: mapValues(slots, (list) => list.map((array) => array.slice())), globals: { ...globals } };
}

/**
 * Writes stored arrays into those of a run.
 *
 * @param what - names them in the error.
 * @throws CheckpointError where they are not arrays of numbers of the same lengths, as after a way through JSON.
 */
export function restoreArrays(stored: unknown, into: readonly FloatArray[], what: string): void {
  const lists = Array.isArray(stored) ? (stored as unknown[]) : [];
  const fits = (array: FloatArray, k: number) => {
    const found = lists[k];
    return (found instanceof Float32Array || found instanceof Float64Array) && found.length === array.length;
  };
  if (lists.length !== into.length || !into.every(fits)) {
    throw new CheckpointError(
      `fit: ${what} of the checkpoint: expected ${into.length} typed arrays with ${into.map(({ length }) => length).join(', ')} ` +
        'numbers. JSON does not keep them: store a checkpoint by encodeCheckpoint and read it by decodeCheckpoint.',
    );
  }
  for (const [k, array] of into.entries()) array.set(lists[k] as FloatArray);
}

/**
 * Writes a stored state into a fresh one of the same shape.
 *
 * @param what - names it in the error.
 * @throws CheckpointError where it has another shape.
 */
export function restoreState(stored: State, into: State, what: string): void {
  for (const [name, list] of Object.entries(into.slots)) restoreArrays(stored.slots[name], list, `${what}.${name}`);
  Object.assign(into.globals, stored.globals);
}

function mapValues<A, B>(record: Readonly<Record<string, A>>, map: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
