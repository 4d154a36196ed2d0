import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { planRuns } from '../experiment/plan-runs.js';
import { parseAssignment } from '../experiment/set-option.js';
import { parseExperiment } from '../schema/experiment.js';
import { smallSetting } from '../test-support/cli.js';
import { descent, geman, writeFiles } from '../test-support/modules.js';
import { checkPlugins } from './check-plugins.js';
import { loadPlugins } from './load-plugins.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lowrank-plugins-'));
  writeFiles(folder, {
    'geman.js': geman,
    'descent.js': descent,
    'spectrum.js': geman.replace("'spectral'", "'spectrum'").replace('{ gamma }', '{ gamma, when: new Date() }'),
    'lazy.js': descent.replace('out[k][i] = ', ''),
    'taken.js': geman.replace("name: 'geman'", "name: 'ratio'"),
    'greedy.js': geman.replace('let value = 0;', 'let value = 0; sigma[0] = 0;'),
    'adding.js': geman.replace('gradient[k] = ', 'gradient[k] += '),
    'counting.js': geman.replace('value = 0;', 'value = globalThis.lowrankCalls = (globalThis.lowrankCalls ?? 0) + 1;'),
    'silent.js': geman.replace('return value', 'return'),
    'unread.js': "globalThis.lowrankUnread = 'imported';",
  });
  vi.spyOn(process, 'cwd').mockReturnValue(folder);
});
afterEach(() => vi.restoreAllMocks());

const setting = { ...smallSetting, engine: 'auto', terms: [{ penalty: './geman.js', weight: 0.01 }] };
const plan = (...sets: string[]) =>
  planRuns(parseExperiment({ name: 'small', title: 'S', setting }, 'small.json'), sets.map(parseAssignment));
const check = async (...sets: string[]) => checkPlugins('small', plan(...sets));

describe('checkPlugins', () => {
  it.each([
    [],
    ['terms[0].penalty.gamma=3'],
    ['optimizer=./descent.js'],
    ['optimizer={"name":"./descent.js","learningRate":{"schedule":"linear","from":1,"to":0,"steps":9}}'],
  ])('finds nothing wrong with %j', async (...sets) => expect(await check(...sets)).toBeUndefined());

  it.each([
    ['terms[0].penalty=ratoi', /terms\[0\]\.penalty\.name: unknown penalty "ratoi"; the nearest is "ratio"\./],
    [
      'terms[0].penalty=./spectrum.js',
      /^small:\n {2}terms\[0\]\.penalty: \.\/spectrum\.js makes no penalty: kind is "spectrum", .* params must be an object/,
    ],
    [
      'terms[0].penalty=./descent.js',
      /terms\[0\]\.penalty: \.\/descent\.js has no export named penalty; it exports opt/,
    ],
    [
      'terms[0].penalty=./taken.js',
      /\.\/taken\.js makes a penalty named ratio, as a built-in one is\. Give it another/,
    ],
    [
      'terms[0].penalty=./greedy.js',
      /geman: evaluate changes sigma\. .*All checks: lowrank-bench check \.\/greedy\.js/,
    ],
    ['terms[0].penalty=./adding.js', /geman: derivatives depend on what stood in gradient\./],
    ['terms[0].penalty=./counting.js', /geman: the same W has another result the second time\./],
    ['terms[0].penalty=./silent.js', /geman: evaluate returned undefined, expected a number/],
    ['optimizer=./lazy.js', /optimizer: \.\/lazy\.js makes no optimizer: update leaves a step that is not a finite/],
    [
      'terms[0].penalty.gama=1',
      /terms\[0\]\.penalty: \.\/geman\.js takes no parameter gama: its params are gamma\. Either/,
    ],
    ['terms[0].penalty.gamma=-1', /\.\/geman\.js: penalty\(\{"gamma":-1\}\) throws: gamma must be positive/],
    ['terms[0].penalty.gamma=NaN', /terms\[0\]\.penalty\.gamma: expected what survives JSON, got NaN\./],
    [
      'optimizer={"name":"./descent.js","momentum":0.9}',
      /takes no parameter momentum: its params are learningRate\. Either the name is misspelt, or the optimizer forgets/,
    ],
    ['optimizer={"name":"./descent.js","learningRate":-1}', /optimizer\.learningRate: expected a number that is more/],
    ['engine={"name":"subspace"}', /engine: subspace serves penalties of kind norms, geman is of kind spectral/],
  ])('refuses %s', async (assignment, message) => {
    await expect(check(assignment)).rejects.toThrow(message);
    await expect(check(assignment)).rejects.toMatchObject({ code: 'LOWRANK_BENCH_USAGE' });
  });

  it('looks into methods too', async () => {
    const { data } = smallSetting;
    const using = (optimizer: string) => {
      const method = { name: 'linearNetwork', optimizer: { name: optimizer, learningRate: 0.1 } };
      const experiment = parseExperiment({ name: 'small', title: 'S', setting: { data, method } }, 'small.json');
      return checkPlugins('small', planRuns(experiment));
    };
    expect(await using('./descent.js')).toBeUndefined();
    await expect(using('./lazy.js')).rejects.toThrow(
      /^small:\n {2}method\.optimizer: \.\/lazy\.js makes no optimizer: update leaves a step/,
    );
  });

  it('imports nothing that no run names', async () => {
    await check();
    expect(globalThis).not.toHaveProperty('lowrankUnread');
  });
});

it('loadPlugins notices that a file has changed since runs were planned', async () => {
  const [{ setting: planned }] = plan();
  await loadPlugins(planned);
  writeFileSync(join(folder, 'geman.js'), `${geman}\n`);
  await expect(loadPlugins(planned)).rejects.toThrow(
    'terms[0].penalty: ./geman.js has changed since the command began. Run it again.',
  );
});
