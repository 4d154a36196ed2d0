import { expect, it } from 'vitest';
import { linear } from './linear.js';
import { isSchedule, scheduleToJson, valueAt } from './schedule.js';

const schedule = linear({ from: 1, to: 0, steps: 4 });

it('valueAt takes numbers for constants and asks schedules', () => {
  expect([valueAt(0.5, 0), valueAt(0.5, 99), valueAt(schedule, 1)]).toEqual([0.5, 0.5, 0.75]);
});

it('scheduleToJson keeps numbers, and writes the name and parameters of schedules', () => {
  expect(scheduleToJson(0.5)).toBe(0.5);
  expect(scheduleToJson(schedule)).toEqual({ schedule: 'linear', from: 1, to: 0, steps: 4 });
});

it('isSchedule goes by shape', () => {
  expect([schedule, { name: 'own', params: {}, at: () => 1 }].every(isSchedule)).toBe(true);
  expect([1, null, undefined, 'linear', {}, scheduleToJson(schedule)].some(isSchedule)).toBe(false);
});
