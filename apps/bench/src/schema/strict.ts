import * as z from 'zod';
import { unknownName } from '../nearest.js';

/** An object that refuses unknown keys and names the nearest known one. */
export function strict<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => unknownName('key', key, Object.keys(shape))).join(' ')
        : undefined,
  });
}

/**
 * One of several strict objects, told apart by the name that stands under `key`. An unknown name is an error that names
 * the nearest of them.
 */
export function named(what: string, key: string, members: Readonly<Record<string, z.ZodRawShape>>) {
  const options = Object.entries(members).map(([name, shape]) => strict({ [key]: z.literal(name), ...shape }));
  return z.discriminatedUnion(key, options as unknown as [z.ZodObject, ...z.ZodObject[]], {
    error: (issue) => {
      if (issue.code !== 'invalid_union') return undefined;
      const input = issue.input as Readonly<Record<string, unknown>>;
      return key in input ? unknownName(what, input[key], Object.keys(members)) : `missing. ${known(what, members)}`;
    },
  });
}

const known = (what: string, members: object) => `Give the name of the ${what}: ${Object.keys(members).join(', ')}.`;

export const positive = z.number().positive();
export const nonNegative = z.number().nonnegative();
export const count = z.int().positive();
