import { expect, it } from 'vitest';
import { factories } from './fixtures/all-rules.js';
import golden from './fixtures/golden.json' with { type: 'json' };
import { exampleGradients, run } from './fixtures/run.js';

/** After eight steps in float64 and with the defaults, on the parameters and gradients of `fixtures/run.ts`. */
it.each(Object.entries(factories))('the bits of %s have not drifted', (name, make) => {
  const gradients = Array.from({ length: 8 }, (_, step) => exampleGradients(step));
  const { parameters } = run(make(), gradients);
  expect(parameters.map(({ data }) => [...data])).toEqual(golden[name as keyof typeof golden]);
});
