import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A module with a penalty: sum of sigma / (sigma + gamma), close to the rank. */
export const geman = `
export function penalty({ gamma = 1 } = {}) {
  if (gamma <= 0) throw new RangeError('gamma must be positive');
  return {
    specVersion: 1,
    kind: 'spectral',
    name: 'geman',
    params: { gamma },
    evaluate(sigma, gradient) {
      let value = 0;
      for (let k = 0; k < sigma.length; k++) {
        value += sigma[k] / (sigma[k] + gamma);
        gradient[k] = gamma / (sigma[k] + gamma) / (sigma[k] + gamma);
      }
      return value;
    },
  };
}
`;

/** A module with an optimizer: gradient descent. */
export const descent = `
export function optimizer({ learningRate = 0.1 } = {}) {
  const isSchedule = typeof learningRate === 'object';
  return {
    specVersion: 1,
    name: 'descent',
    params: { learningRate: isSchedule ? { schedule: learningRate.name, ...learningRate.params } : learningRate },
    init: () => ({ slots: {}, globals: { step: 0 } }),
    update(gradients, state, parameters, out) {
      const rate = isSchedule ? learningRate.at(state.globals.step) : learningRate;
      state.globals.step++;
      gradients.forEach((g, k) => g.forEach((x, i) => { out[k][i] = -rate * x; }));
    },
  };
}
`;

/** Writes files below a folder, by their paths. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** The files of an installed package that exports `code`. */
export function packageFiles(name: string, code: string, version = '1.0.0'): Record<string, string> {
  const manifest = { name, version, type: 'module', exports: { '.': { import: './dist/index.js' } } };
  return {
    [`node_modules/${name}/package.json`]: JSON.stringify(manifest),
    [`node_modules/${name}/dist/index.js`]: code,
  };
}
