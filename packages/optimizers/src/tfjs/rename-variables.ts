import { type NamedWeights, variablesOf } from './named-weights.js';

/**
 * Saved weights under the names that the variables have now.
 *
 * tfjs-layers appends a number to the name of a variable where that name was used before in the process, so a model that
 * is loaded beside the one that was saved has `dense/kernel_1` for `dense/kernel`. Variables whose names differ in that
 * number alone are the same, in the same order; other names are left as they are.
 */
export function renameVariables(weights: NamedWeights, names: readonly string[]): NamedWeights {
  const saved = variablesOf(weights);
  const known = saved.every((name) => names.includes(name));
  const alike = saved.length === names.length && saved.every((name, k) => stem(name) === stem(names[k]));
  if (known || !alike) return weights;
  return new Map(
    [...weights].map(([key, array]) => {
      const end = key.lastIndexOf('/');
      const k = saved.indexOf(key.slice(0, end));
      return [k < 0 ? key : names[k] + key.slice(end), array];
    }),
  );
}

const stem = (name: string) => name.replace(/_\d+$/, '');
