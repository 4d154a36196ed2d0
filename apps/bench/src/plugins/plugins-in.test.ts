import { expect, it } from 'vitest';
import { pluginsIn } from './plugins-in.js';

it('finds penalties and optimizers of modules at any depth, with their paths', () => {
  const plugin = { sha256: 'x' };
  const [a, b, c] = ['./a.js', './b.js', './c.js'].map((name) => ({ name, plugin }));
  const setting = {
    terms: [
      { penalty: { name: 'ratio' }, weight: 1 },
      { penalty: a, weight: 1 },
    ],
    optimizer: b,
    method: { optimizer: c, rate: null },
  };
  expect(pluginsIn(setting)).toEqual([
    { path: 'terms[1].penalty', kind: 'penalty', setting: a },
    { path: 'optimizer', kind: 'optimizer', setting: b },
    { path: 'method.optimizer', kind: 'optimizer', setting: c },
  ]);
});
