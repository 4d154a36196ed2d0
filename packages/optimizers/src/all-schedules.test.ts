import { describe, expect, it } from 'vitest';
import {
  cosineDecay,
  exponentialDecay,
  holdThenDecay,
  linear,
  piecewise,
  type Schedule,
  scheduleToJson,
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
