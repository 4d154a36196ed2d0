import { isJson } from '@lowrank/linalg';

/**
 * What keeps an object from being an optimizer: every violation of the {@link Optimizer} contract that can be seen
 * without a call.
 *
 * @param optimizer anything.
 * @returns one sentence or two for each violation, with what was expected, what came, and what to do; empty for an
 * optimizer.
 *
 * @example
 * ```ts
 * import { checkOptimizer, gradientDescent } from '@lowrank/optimizers';
 *
 * console.log(checkOptimizer(gradientDescent({ learningRate: 0.1 }))); // []
 * console.log(checkOptimizer({ specVersion: 1, name: 'mine', params: {}, init: () => ({ slots: {}, globals: {} }) }));
 * ```
 */
export function checkOptimizer(optimizer: unknown): readonly string[] {
  if (typeof optimizer !== 'object' || optimizer === null) {
    return [
      `expected an object, got ${optimizer === null ? 'null' : typeof optimizer}. Call the factory of the optimizer.`,
    ];
  }
  const { specVersion, name, params, init, update } = optimizer as Record<string, unknown>;
  const problems: string[] = [];
  const expect = (holds: boolean, problem: string) => {
    if (!holds) problems.push(problem);
  };
  expect(specVersion === 1, `specVersion is ${show(specVersion)}, this package knows version 1. Set specVersion: 1.`);
  expect(
    typeof name === 'string' && /^[A-Za-z][A-Za-z0-9]*$/.test(name),
    `name is ${show(name)}, expected camelCase letters and digits, such as 'adam'.`,
  );
  expect(
    isJson(params) && typeof params === 'object' && params !== null && !Array.isArray(params),
    'params must be an object that survives JSON: finite numbers, strings, booleans, null, lists and plain objects. ' +
      'Pass schedules through scheduleToJson; use {} for none.',
  );
  for (const [method, value, does] of [
    ['init', init, 'makes the state before the first step'],
    ['update', update, 'writes the steps to out'],
  ] as const) {
    expect(
      typeof value === 'function',
      value === undefined
        ? `${method} is missing. Give a function that ${does}.`
        : `${method} is ${show(value)}, expected a function that ${does}.`,
    );
  }
  return problems;
}

function show(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
