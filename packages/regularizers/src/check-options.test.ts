import { describe, expect, it } from 'vitest';
import { checkOptions } from './check-options.js';
import type { Penalty } from './penalty.js';
import { ratio } from './ratio.js';
import { schattenP } from './schatten-p.js';
import { builtIn } from './testing/built-in.js';

const factories = [...new Set(builtIn.map(({ factory }) => factory))] as ((options?: unknown) => Penalty)[];
const optionsOf = (factory: (typeof factories)[number]) => {
  const known = Object.keys(factory().params);
  return known.length > 0 ? `The options are ${known.join(', ')}.` : 'it has none. Leave it out.';
};

describe.each(factories)('$name', (factory) => {
  it('refuses an option of another name and lists its own', () => {
    for (const options of [{ gama: 2 }, { ...factory().params, gama: undefined }]) {
      expect(() => factory(options)).toThrow(`${factory.name}: there is no option 'gama'; `);
      expect(() => factory(options)).toThrow(optionsOf(factory));
    }
    expect(() => factory({ gama: 2 })).toThrow(expect.objectContaining({ code: 'LOWRANK_ARGUMENT' }));
  });

  it.each([
    [0.5, '0.5'],
    ['p', "'p'"],
    [null, 'null'],
    [[2], 'a list'],
  ])('refuses %j, which is no object', (options, shown) => {
    expect(() => factory(options)).toThrow(
      `${factory.name}: expected an object of options, got ${shown}. Pass each by its name`,
    );
  });

  it('takes no options, an empty object, and its own parameters', () => {
    for (const options of [undefined, {}, factory().params]) {
      expect(factory(options).params).toEqual(factory().params);
    }
  });
});

it('an option of undefined takes its default', () => {
  expect(schattenP({ p: undefined } as never).params).toEqual(schattenP().params);
});

it('types know the options too', () => {
  // @ts-expect-error there is no such option
  expect(() => ratio({ gama: 2 })).toThrow();
  // @ts-expect-error there is no such option
  expect(() => schattenP({ q: 0.5 })).toThrow();
});

it('returns the very options that it was given', () => {
  const options = { weight: 1 };
  expect(checkOptions('f', options, ['weight'])).toBe(options);
});
