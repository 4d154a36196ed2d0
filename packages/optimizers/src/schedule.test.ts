import { describe, expect, it } from 'vitest';
import {
  cosineDecay,
  exponentialDecay,
  holdThenDecay,
  linear,
  piecewise,
  type Schedule,
  scheduleToJson,
  valueAt,
  warmup,
} from './index.js';

const schedules: readonly Schedule[] = [
  cosineDecay({ value: 0.4, steps: 100, final: 0.1 }),
  exponentialDecay({ value: 3, factor: 0.5, every: 10 }),
  holdThenDecay({ value: 2, hold: 10, until: 30, factor: 0.01 }),
  linear({ from: 1, to: -1, steps: 8 }),
  piecewise({ boundaries: [3, 10], values: [1, linear({ from: 1, to: 0, steps: 4 }), 0.2] }),
  warmup({ steps: 4, to: exponentialDecay({ value: 1, factor: 0.5 }) }),
];

describe.each(schedules.map((schedule) => [schedule.name, schedule] as const))('%s', (name, schedule) => {
  it('is frozen, and its JSON holds all it was made with', () => {
    expect(Object.isFrozen(schedule) && Object.isFrozen(schedule.params)).toBe(true);
    const json = scheduleToJson(schedule);
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
    expect(json).toMatchObject({ schedule: name, ...schedule.params });
  });

  it('has a finite value at every step', () => {
    for (const step of [0, 1, 2, 3, 9, 10, 29, 30, 99, 100, 101, 1e6]) {
      expect(Number.isFinite(schedule.at(step))).toBe(true);
    }
  });
});

describe('the published formulas', () => {
  it('hold: cosine', () => {
    for (let t = 0; t <= 120; t++) {
      const phase = Math.min(t, 100) / 100;
      expect(schedules[0].at(t)).toBeCloseTo(0.1 + 0.15 * (1 + Math.cos(Math.PI * phase)), 14);
    }
  });

  it('hold: exponential', () => {
    for (let t = 0; t < 60; t++) expect(schedules[1].at(t) / (3 * 0.5 ** (t / 10))).toBeCloseTo(1, 14);
  });

  it('hold: constant, geometric, constant', () => {
    for (let t = 0; t < 60; t++) {
      const decades = Math.min(1, Math.max(0, (t - 10) / 20)) * 2;
      expect(schedules[2].at(t) / (2 * 10 ** -decades)).toBeCloseTo(1, 13);
    }
    expect([0, 10, 30, 31].map(schedules[2].at)).toEqual([2, 2, 0.02, 0.02]);
  });

  it('hold: linear', () => {
    expect([0, 1, 2, 4, 8, 9].map(schedules[3].at)).toEqual([1, 0.75, 0.5, 0, -1, -1]);
  });
});

describe('a schedule of schedules', () => {
  it('counts the steps of each piece from where it begins', () => {
    expect([0, 2, 3, 4, 5, 7, 9, 10, 99].map(schedules[4].at)).toEqual([1, 1, 1, 0.75, 0.5, 0, 0, 0.2, 0.2]);
    expect(scheduleToJson(schedules[4])).toEqual({
      schedule: 'piecewise',
      boundaries: [3, 10],
      values: [1, { schedule: 'linear', from: 1, to: 0, steps: 4 }, 0.2],
    });
  });

  it('rises evenly to what follows, and never starts at 0', () => {
    expect([0, 1, 2, 3, 4, 5, 6].map((t) => schedules[5].at(t).toFixed(2))).toEqual([
      '0.20',
      '0.40',
      '0.60',
      '0.80',
      '1.00',
      '0.50',
      '0.25',
    ]);
  });

  it('does not follow later changes of the lists it was made of', () => {
    const boundaries = [2];
    const values = [1, 2];
    const schedule = piecewise({ boundaries, values });
    boundaries[0] = 100;
    values[1] = 100;
    expect(schedule.at(5)).toBe(2);
  });
});

describe('valueAt', () => {
  it('takes numbers for constants', () => {
    expect([valueAt(0.5, 0), valueAt(0.5, 99), scheduleToJson(0.5)]).toEqual([0.5, 0.5, 0.5]);
  });
});
