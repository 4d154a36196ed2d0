import { UsageError } from '../errors.js';
import { quote, unknownName } from '../nearest.js';

/** `terms[0].weight` as `['terms', 0, 'weight']`. */
export type Path = readonly (string | number)[];

const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads a dotted path with list positions in brackets.
 *
 * @throws UsageError where it is not one, or goes through the prototype of an object.
 */
export function parsePath(text: string): Path {
  const keys = text.match(/[^.[\]]+/g) ?? [];
  const bad = keys.find((key) => forbidden.has(key));
  if (bad) throw new UsageError(`${quote(text)}: ${bad} is not a setting.`);
  if (!/^[A-Za-z_]\w*(\[\d+\]|\.[A-Za-z_]\w*)*$/.test(text)) {
    throw new UsageError(`${quote(text)} is not a path. Write it like optimizer.learningRate or terms[0].weight.`);
  }
  return [...text.matchAll(/\[(\d+)\]|([A-Za-z_]\w*)/g)].map(([, index, key]) => key ?? Number(index));
}

/** Thrown by {@link setAt} where a list is too short, which is fine for some runs of an experiment. */
export class BeyondListError extends UsageError {
  constructor(
    /** Path of the list. */
    readonly list: string,
    /** How many entries it has. */
    readonly length: number,
    here: string,
  ) {
    super(`${here}: ${list} has ${entries(length)}.`);
  }
}

/**
 * A copy of `root` with another value at `path`. All but the last key must exist; whether the last may be there is for
 * the schema to say. With `append` a list position one beyond the end begins an entry.
 *
 * @throws UsageError that names the nearest key; BeyondListError where a list has no such position.
 */
export function setAt(root: unknown, path: Path, value: unknown, { append = false } = {}): unknown {
  const copy = structuredClone(root);
  let parent = copy;
  path.forEach((key, depth) => {
    const last = depth === path.length - 1;
    const [at, here] = [format(path.slice(0, depth)), format(path.slice(0, depth + 1))];
    if (typeof key === 'number') {
      if (!Array.isArray(parent)) throw new UsageError(`${here}: ${at} is ${kindOf(parent)}, not a list.`);
      if (append && key === parent.length) parent.push(typeof path[depth + 1] === 'number' ? [] : {});
      if (key >= parent.length) throw new BeyondListError(at, parent.length, here);
      if (last) parent[key] = value;
      parent = parent[key];
      return;
    }
    if (typeof parent !== 'object' || parent === null || Array.isArray(parent)) {
      throw new UsageError(`${here}: ${at} is ${kindOf(parent)}, so it has no ${quote(key)}.`);
    }
    const object = parent as Record<string, unknown>;
    if (last) object[key] = value;
    else if (!Object.hasOwn(object, key)) {
      throw new UsageError(`${here}: ${unknownName('key', key, Object.keys(object))}`);
    }
    parent = object[key];
  });
  return copy;
}

/** The value at `path`, or undefined where there is none. */
export function getAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}

const format = (path: Path) =>
  path.map((key, k) => (typeof key === 'number' ? `[${key}]` : k > 0 ? `.${key}` : key)).join('') || 'the setting';

/** As errors count the entries of a list. */
export function entries(n: number): string {
  if (n === 0) return 'no entry';
  return n === 1 ? 'one entry, numbered 0' : `${n} entries`;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'an object' : quote(value);
}
