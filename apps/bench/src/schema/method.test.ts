import { linearNetwork } from '@lowrank/completion';
import { describe, expect, it } from 'vitest';
import { explainIssues } from './explain-issues.js';
import { makeMethod, methodSchema } from './method.js';
import { isCompletion, parseSetting, stepsOf } from './setting.js';

const data = { kind: 'movielens', split: 'u1' };

function parse(raw: object) {
  const result = parseSetting(raw);
  if (!result.success) throw new Error(explainIssues(result.error.issues).join('\n'));
  return result.data;
}

describe('a setting with a method', () => {
  it.each(['globalMean', 'biasModel', 'linearNetwork'])('is completed and made: %s', (name) => {
    const setting = parse({ data, method: { name } });
    if (!isCompletion(setting)) throw new Error('expected a method');
    expect(setting).toMatchObject({ seed: 0, validationFraction: 0, metricsEvery: 100 });
    const method = makeMethod(setting.method);
    expect(method.name).toBe(name);
    expect(parse({ data, method: setting.method })).toEqual(setting);
  });

  it('has the defaults of the library written out', () => {
    const written = makeMethod(methodSchema.parse({ name: 'linearNetwork' })).params;
    expect(written).toEqual(linearNetwork().params);
  });

  it('says how many steps it makes', () => {
    expect(stepsOf(parse({ data, method: { name: 'linearNetwork', steps: 7 } }))).toBe(7);
    expect(stepsOf(parse({ data, method: { name: 'globalMean' } }))).toBe(1);
  });

  it.each([
    [{ data, method: { name: 'biasMode' } }, /^method\.name: unknown method "biasMode"; the nearest is "biasModel"\./],
    [{ data, method: { name: 'globalMean', steps: 3 } }, /^method: unknown key "steps"/],
    [{ data, method: { name: 'linearNetwork', engine: 'auto' } }, /^method\.engine: expected an engine by name\./],
    [{ data, method: { name: 'globalMean' }, optimizer: {} }, /^unknown key "optimizer"\. Known: data, method, seed/],
    [
      { data: { ...data, split: 'random' }, method: { name: 'globalMean' } },
      /^data\.testFraction: expected with split random, such as 0\.2, and with no other split\.$/,
    ],
    [{ data: { ...data, split: 'u6' }, method: { name: 'globalMean' } }, /^data\.split: unknown value "u6"/],
  ])('is refused with a hint: %j', (raw, message) => {
    expect(() => parse(raw)).toThrow(message);
  });
});
