import { ArgumentError, type FloatArray, ShapeError, type State } from '@lowrank/linalg';

/** The state of a rule as named float32 arrays, without the loss of a bit. */
export type NamedWeights = Map<string, Float32Array>;

const order = '/order';

/**
 * Writes a state as named arrays: `variable/order` for the place of each variable, `rule/name` for each global,
 * `variable/name` for each slot. Float64 numbers become four 16-bit words, each exact in float32.
 */
export function toNamedWeights(rule: string, variables: readonly string[], state: State): NamedWeights {
  const weights: NamedWeights = new Map(variables.map((name, k) => [name + order, Float32Array.of(k)]));
  for (const [name, value] of Object.entries(state.globals)) weights.set(`${rule}/${name}`, words([value]));
  for (const [name, array] of namedSlots(rule, variables, state)) {
    weights.set(name, array instanceof Float32Array ? array.slice() : words(array));
  }
  return weights;
}

/** The variables of saved weights, in the order of their state. */
export function variablesOf(weights: NamedWeights): string[] {
  return [...weights]
    .filter(([name]) => name.endsWith(order))
    .sort(([, [a]], [, [b]]) => a - b)
    .map(([name]) => name.slice(0, -order.length));
}

/**
 * Fills a fresh state from named arrays.
 *
 * @throws ArgumentError where one is missing; ShapeError where one has another length.
 */
export function fromNamedWeights(
  weights: NamedWeights,
  rule: string,
  variables: readonly string[],
  state: State,
): void {
  const take = (name: string, length: number): Float32Array => {
    const array = weights.get(name);
    if (array === undefined) {
      throw new ArgumentError(
        `asTfOptimizer(${rule}): the saved weights have no '${name}', they hold ${[...weights.keys()].join(', ')}. ` +
          'Load them into the rule and the variable names that they were saved with.',
      );
    }
    if (array.length !== length) {
      throw new ShapeError(
        `asTfOptimizer(${rule}): the saved weights hold ${array.length} numbers for '${name}', ${length} are needed. ` +
          'Load them into variables of the shapes that they were saved with.',
      );
    }
    return array;
  };
  for (const name of Object.keys(state.globals)) state.globals[name] = numbers(take(`${rule}/${name}`, 4))[0];
  for (const [name, array] of namedSlots(rule, variables, state)) {
    if (array instanceof Float32Array) array.set(take(name, array.length));
    else array.set(numbers(take(name, 4 * array.length)));
  }
}

function namedSlots(rule: string, variables: readonly string[], { slots }: State): [name: string, FloatArray][] {
  return Object.entries(slots).flatMap(([slot, arrays]) =>
    arrays
      .map((array, k): [string, FloatArray] => [
        arrays.length === variables.length ? `${variables[k]}/${slot}` : `${rule}/${slot}/${k}`,
        array,
      ])
      .filter(([, array]) => array.length > 0),
  );
}

function words(values: ArrayLike<number>): Float32Array {
  const view = new DataView(new ArrayBuffer(8 * values.length));
  for (let i = 0; i < values.length; i++) view.setFloat64(8 * i, values[i]);
  return Float32Array.from({ length: 4 * values.length }, (_, i) => view.getUint16(2 * i));
}

function numbers(array: Float32Array): Float64Array {
  const view = new DataView(new ArrayBuffer(2 * array.length));
  for (let i = 0; i < array.length; i++) view.setUint16(2 * i, array[i]);
  return Float64Array.from({ length: array.length / 4 }, (_, i) => view.getFloat64(8 * i));
}
