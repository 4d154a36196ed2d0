import { codeOf, messageOf, UsageError } from '../errors.js';
import { quote } from '../nearest.js';
import { type FoundPlugin, findPlugin } from './find-plugin.js';
import { type PluginKind, type PluginSetting, pluginsIn } from './plugins-in.js';

/** Makes a penalty or an optimizer of parameters. */
export type PluginFactory = (parameters: Readonly<Record<string, unknown>>) => unknown;

/** What this thread has loaded, by name and digest. */
const factories = new Map<string, PluginFactory>();

/**
 * Loads every module that a checked setting names, and nothing else, so that its penalties and optimizers can be made in
 * this thread.
 *
 * @throws UsageError that names the place in the setting, where a module is gone, has changed since the setting was
 * checked, or has no such export.
 */
export async function loadPlugins(setting: unknown): Promise<void> {
  for (const { path, kind, setting: piece } of pluginsIn(setting)) {
    const found = findPlugin(piece.name);
    if (typeof found !== 'object') throw new UsageError(`${path}: ${found ?? `${quote(piece.name)} is gone.`}`);
    if (found.stamp.sha256 !== piece.plugin.sha256) {
      throw new UsageError(`${path}: ${piece.name} has changed since the command began. Run it again.`);
    }
    try {
      factories.set(keyOf(kind, piece), await importFactory(piece.name, found, kind));
    } catch (error) {
      throw error instanceof UsageError ? new UsageError(`${path}: ${error.message}`) : error;
    }
  }
}

/** The factory of a piece whose setting {@link loadPlugins} was given. */
export function loadedFactory(kind: PluginKind, setting: PluginSetting): PluginFactory {
  const factory = factories.get(keyOf(kind, setting));
  if (!factory) throw new Error(`${setting.name} is not loaded in this thread.`);
  return factory;
}

const keyOf = (kind: PluginKind, { name, plugin }: PluginSetting) => JSON.stringify([kind, name, plugin.sha256]);

/**
 * Imports a module and takes its named export.
 *
 * @throws UsageError where it can't be loaded, lacks the export, or exports something that is no factory.
 */
async function importFactory(name: string, found: FoundPlugin, kind: PluginKind): Promise<PluginFactory> {
  const module = await importModule(name, found);
  if (module[kind] === undefined)
    throw new UsageError(`${name} has no export named ${kind}; ${remedyFor(module, kind)}`);
  return factoryIn(module, name, kind);
}

/**
 * Imports a module and takes every factory that it exports by name: a penalty, an optimizer or both.
 *
 * @throws UsageError where it can't be loaded, exports neither, or exports something that is no factory.
 */
export async function importFactories(
  name: string,
  found: FoundPlugin,
): Promise<readonly (readonly [PluginKind, PluginFactory])[]> {
  const module = await importModule(name, found);
  const kinds = (['penalty', 'optimizer'] as const).filter((kind) => module[kind] !== undefined);
  if (kinds.length === 0) {
    throw new UsageError(`${name} has no export named penalty or optimizer; ${remedyFor(module, 'penalty')}`);
  }
  return kinds.map((kind) => [kind, factoryIn(module, name, kind)]);
}

type Module = Readonly<Record<string, unknown>>;

async function importModule(name: string, { href }: FoundPlugin): Promise<Module> {
  try {
    return await import(href);
  } catch (error) {
    const remedy = codeOf(error) === 'ERR_UNKNOWN_FILE_EXTENSION' ? ' Build it, and give the .js file.' : '';
    throw new UsageError(`${name} can't be loaded: ${describe(error)}.${remedy}`);
  }
}

function factoryIn(module: Module, name: string, kind: PluginKind): PluginFactory {
  const factory = module[kind];
  if (typeof factory === 'function') return factory as PluginFactory;
  throw new UsageError(
    `${name} exports ${article[kind]} that is ${typeof factory === 'object' ? 'an object' : `a ${typeof factory}`}, ` +
      `expected the factory that makes one. Export a function: ${example(kind)}`,
  );
}

function remedyFor(module: Module, kind: PluginKind): string {
  const names = Object.keys(module);
  const has = names.length > 0 ? `it exports ${names.join(', ')}` : 'it exports nothing';
  return `${has}. Export the factory: ${example(kind)}`;
}

const article = { penalty: 'a penalty', optimizer: 'an optimizer' };

const example = (kind: PluginKind) => `export function ${kind}({ ... } = {}) { return { specVersion: 1, ... }; }`;

const describe = (error: unknown) => (error instanceof Error ? `${error.name}: ${messageOf(error)}` : String(error));
