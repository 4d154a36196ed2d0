import { isJson } from '@lowrank/linalg';

/**
 * What keeps an object from being a penalty: every violation of the {@link Penalty} contract that can be seen without a
 * call. What `evaluate` computes is checked by the conformance kit, `@lowrank/regularizers/testing`.
 *
 * @param penalty anything.
 * @returns one sentence or two for each violation, with what was expected, what came, and what to do; empty for a penalty.
 *
 * @example
 * ```ts
 * import { checkPenalty } from '@lowrank/regularizers';
 *
 * const evaluate = (nuclear: number) => ({ value: nuclear, dNuclear: 1, dFrobenius: 0 });
 * console.log(checkPenalty({ specVersion: 1, kind: 'norms', name: 'mine', params: {}, evaluate })); // []
 * console.log(checkPenalty({ specVersion: 1, kind: 'norm', name: 'mine', params: {}, evaluate }));
 * ```
 */
export function checkPenalty(penalty: unknown): readonly string[] {
  if (typeof penalty !== 'object' || penalty === null) {
    return [`expected an object, got ${penalty === null ? 'null' : typeof penalty}. Call the factory of the penalty.`];
  }
  const { specVersion, kind, name, params, degree, convex, evaluate, prox, frobeniusOnly, resolve } = penalty as Record<
    string,
    unknown
  >;
  const problems: string[] = [];
  const expect = (holds: boolean, problem: () => string) => {
    if (!holds) problems.push(problem());
  };
  expect(
    specVersion === 1,
    () => `specVersion is ${show(specVersion)}, this package knows version 1. Set specVersion: 1.`,
  );
  expect(
    typeof name === 'string' && /^[A-Za-z][A-Za-z0-9]*$/.test(name),
    () => `name is ${show(name)}, expected camelCase letters and digits, such as 'ratio'.`,
  );
  expect(
    kinds.includes(kind as string),
    () => `kind is ${show(kind)}, expected one of ${kinds.join(', ')}. Choose the first that fits.`,
  );
  expect(typeof evaluate === 'function', () =>
    evaluate === undefined
      ? 'evaluate is missing. Give a function that returns the value and its derivatives.'
      : `evaluate is ${show(evaluate)}, expected a function that returns the value and its derivatives.`,
  );
  expect(
    isJson(params) && typeof params === 'object' && params !== null && !Array.isArray(params),
    () =>
      'params must be an object that survives JSON: finite numbers, strings, booleans, null, lists and plain objects. ' +
      'Leave out what is undefined; use {} for none.',
  );
  expect(
    degree === undefined || Number.isFinite(degree),
    () =>
      `degree is ${show(degree)}, expected a finite number d with R(c W) = |c|^d R(W). Leave it out if there is none.`,
  );
  for (const [trait, value] of Object.entries({ convex, frobeniusOnly })) {
    expect(
      value === undefined || typeof value === 'boolean',
      () => `${trait} is ${show(value)}, expected true or false. Leave it out if unknown.`,
    );
  }
  for (const [method, value] of Object.entries({ prox, resolve })) {
    expect(
      value === undefined || typeof value === 'function',
      () => `${method} is ${show(value)}, expected a function. Leave it out if there is none.`,
    );
  }
  for (const [member, value] of Object.entries({ frobeniusOnly, resolve })) {
    expect(
      value === undefined || kind === 'norms',
      () => `${member} belongs to penalties of kind norms, this one is of kind ${show(kind)}. Leave it out.`,
    );
  }
  return problems;
}

const kinds = ['norms', 'spectral', 'matrix'];

function show(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
