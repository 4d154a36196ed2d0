/** Keys that tell one kind of object from another. */
const discriminators = ['name', 'kind', 'schedule'];

/**
 * `base` with `patch` laid over it: objects are merged key by key, lists and plain values replaced. A patch that names
 * another optimizer, penalty, data set, method or schedule replaces the whole object, since the parameters of one mean
 * nothing to the other; null takes a key away.
 */
export function mergePatch(base: unknown, patch: unknown): unknown {
  if (!isObject(base) || !isObject(patch) || namesAnother(base, patch)) return structuredClone(patch);
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = Object.hasOwn(base, key) ? mergePatch(base[key], value) : structuredClone(value);
  }
  return merged;
}

function namesAnother(base: JsonObject, patch: JsonObject): boolean {
  return discriminators.some((key) => Object.hasOwn(patch, key) && patch[key] !== base[key]);
}

type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
