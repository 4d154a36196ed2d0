import { describe, expect, it } from 'vitest';
import { linear } from './linear.js';
import { piecewise } from './piecewise.js';
import { scheduleToJson } from './schedule.js';

describe('piecewise', () => {
  const schedule = piecewise({ boundaries: [3, 10], values: [1, linear({ from: 1, to: 0, steps: 4 }), 0.2] });

  it('counts the steps of each piece from where it begins', () => {
    expect([0, 2, 3, 4, 5, 7, 9, 10, 99].map(schedule.at)).toEqual([1, 1, 1, 0.75, 0.5, 0, 0, 0.2, 0.2]);
  });

  it('writes the schedules in it as JSON', () => {
    expect(scheduleToJson(schedule)).toEqual({
      schedule: 'piecewise',
      boundaries: [3, 10],
      values: [1, { schedule: 'linear', from: 1, to: 0, steps: 4 }, 0.2],
    });
  });

  it('does not follow later changes of the lists it was made of', () => {
    const boundaries = [2];
    const values = [1, 2];
    const { at } = piecewise({ boundaries, values });
    boundaries[0] = 100;
    values[1] = 100;
    expect(at(5)).toBe(2);
  });
});
