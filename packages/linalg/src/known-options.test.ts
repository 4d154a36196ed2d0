import { expect, it } from 'vitest';
import { asOptions, refuseUnknown } from './known-options.js';

it('options are an object, which is given back', () => {
  const options = { width: 3 };
  expect(asOptions('smooth', options)).toBe(options);
  expect(asOptions('smooth', Object.create(null))).toEqual({});
});

it.each([
  [3, '3'],
  ['wide', "'wide'"],
  [null, 'null'],
  [undefined, 'undefined'],
  [[3], 'a list'],
  [() => 3, 'a function'],
])('%s in place of options is refused', (given, named) => {
  expect(() => asOptions('smooth', given as never)).toThrow(
    expect.objectContaining({
      code: 'LOWRANK_ARGUMENT',
      message: `smooth: expected an object of options, got ${named}. Pass each by its name, as in { name: value }.`,
    }),
  );
});

it('an unknown option is refused with the nearest known one', () => {
  expect(() => refuseUnknown('smooth', { width: 3 }, ['width'])).not.toThrow();
  expect(() => refuseUnknown('smooth', { widht: 3 }, ['edges', 'width'])).toThrow(
    expect.objectContaining({
      code: 'LOWRANK_ARGUMENT',
      message: "smooth: there is no option 'widht'; did you mean 'width'? The options are edges, width.",
    }),
  );
  expect(() => refuseUnknown('smooth', { widht: 3 }, [])).toThrow(
    "smooth: there is no option 'widht'; it has none. Leave it out.",
  );
});
