import type { PluginStamp } from './find-plugin.js';

/** What a module may bring; its one named export has this name too. */
export type PluginKind = 'penalty' | 'optimizer';

/** The setting of a piece that comes from a module. */
export interface PluginSetting {
  readonly name: string;
  readonly plugin: PluginStamp;
  readonly [parameter: string]: unknown;
}

/** A module that a checked setting names, and where. */
export interface PlacedPlugin {
  /** Such as `terms[0].penalty`. */
  readonly path: string;
  readonly kind: PluginKind;
  readonly setting: PluginSetting;
}

/** Every piece of a checked setting that comes from a module. */
export function pluginsIn(setting: unknown, path = ''): PlacedPlugin[] {
  if (typeof setting !== 'object' || setting === null) return [];
  return Object.entries(setting).flatMap(([key, value]) => {
    const here = Array.isArray(setting) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    if ((key === 'penalty' || key === 'optimizer') && isPlugin(value))
      return [{ path: here, kind: key, setting: value }];
    return pluginsIn(value, here);
  });
}

/** Whether the setting of a penalty or optimizer names a module. */
export function isPlugin(value: unknown): value is PluginSetting {
  return typeof value === 'object' && value !== null && typeof (value as Partial<PluginSetting>).plugin === 'object';
}
