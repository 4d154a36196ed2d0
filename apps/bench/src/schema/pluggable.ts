import { isJson } from '@lowrank/linalg';
import * as z from 'zod';
import { quote, unknownName } from '../nearest.js';
import { elsewhere, findPlugin } from '../plugins/find-plugin.js';
import type { PluginKind } from '../plugins/plugins-in.js';
import { named } from './strict.js';

const json = z.unknown().superRefine((value, context) => {
  if (!isJson(value))
    context.addIssue({ code: 'custom', message: `expected what survives JSON, got ${quote(value)}.` });
});

/**
 * A piece by name with its parameters: a built-in one, or one that a module brings, which is the path of a file or the
 * name of an installed package. A name alone stands for the piece with its defaults. What a module is called gains a
 * `plugin` that identifies it.
 *
 * @param members the built-in pieces with their parameters.
 * @param common parameters that the pieces of modules have too, if they want.
 */
export function pluggable(
  kind: PluginKind,
  members: Readonly<Record<string, z.ZodRawShape>>,
  common: z.ZodRawShape = {},
) {
  const builtIn = named(kind, 'name', members);
  const fromModule = z.object({ name: z.string(), ...common }).catchall(json);
  return z.unknown().transform((raw, context) => {
    const input = typeof raw === 'string' ? { name: raw } : withoutStamp(raw);
    const name = (input as { name?: unknown } | null | undefined)?.name;
    const known = typeof name !== 'string' || name === '' || Object.hasOwn(members, name);
    const found = known ? undefined : findPlugin(name);
    if (typeof found === 'string') return refuse(context, `${found} Built-in: ${Object.keys(members).join(', ')}.`);
    if (!known && !found) {
      return refuse(context, `${unknownName(kind, name, Object.keys(members))} ${elsewhere}`);
    }
    const result = (found ? fromModule : builtIn).safeParse(input, { reportInput: true });
    if (result.success) return found ? { ...result.data, plugin: found.stamp } : result.data;
    context.issues.push(...(result.error.issues as typeof context.issues));
    return z.NEVER;
  });
}

function refuse(context: z.RefinementCtx, message: string) {
  context.addIssue({ code: 'custom', path: ['name'], message });
  return z.NEVER;
}

/** A setting that was checked before is checked anew, since the file or the name may be another now. */
function withoutStamp(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null) return raw;
  const { plugin: _, ...rest } = raw as Record<string, unknown>;
  return rest;
}
