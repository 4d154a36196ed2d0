export type { Optimizer, Parameter } from './optimizer.js';
export { type Schedule, scheduleToJson, valueAt } from './schedule.js';
