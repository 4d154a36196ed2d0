import { type FitSetting, isCompletion, type Setting } from '../schema/setting.js';

/** Runs of an experiment that trains networks and does nothing else. */
export function fits<Run extends { readonly setting: Setting }>(runs: readonly Run[]) {
  return runs.map((run): Run & { readonly setting: FitSetting } => {
    const { setting } = run;
    if (isCompletion(setting)) throw new Error(`expected a training, got the method ${setting.method.name}`);
    return { ...run, setting };
  });
}
