import type { RunEvent, RunHeading } from '../execution/events.js';
import { formatCount, formatDuration, formatNumber } from './format.js';

/** Where one worker is. */
export interface Slot {
  readonly run: RunHeading;
  readonly step: number;
  readonly loss: number;
  /** Steps a second since the run began or was resumed; 0 until it is known. */
  readonly speed: number;
}

/** What a person wants to know while runs are made, kept up to date by events. */
export class RunTracker {
  readonly slots: (Slot | undefined)[] = [];
  readonly started: number;
  total = 0;
  stored = 0;
  finished = 0;
  failed = 0;
  private readonly origins: { time: number; step: number }[] = [];

  constructor(private readonly now: () => number) {
    this.started = now();
  }

  hear(event: RunEvent): void {
    switch (event.type) {
      case 'planned':
        this.total = event.runs;
        this.stored = event.stored;
        break;
      case 'started':
        this.origins[event.slot] = { time: this.now(), step: 0 };
        this.slots[event.slot] = { run: event.run, step: 0, loss: Number.NaN, speed: 0 };
        break;
      case 'resumed':
        this.origins[event.slot] = { time: this.now(), step: event.step };
        this.update(event.slot, { step: event.step });
        break;
      case 'progress': {
        const { time, step } = this.origins[event.slot];
        const seconds = (this.now() - time) / 1000;
        this.update(event.slot, {
          step: event.step,
          loss: event.loss,
          speed: seconds > 0 ? (event.step - step) / seconds : 0,
        });
        break;
      }
      case 'finished':
        this.finished++;
        this.slots[event.slot] = undefined;
        break;
      case 'failed':
        this.failed++;
        this.slots[event.slot] = undefined;
        break;
      case 'interrupted':
      case 'dropped':
        this.slots[event.slot] = undefined;
        break;
    }
  }

  /** `12 of 42 runs done (3 stored), 1 failed, 2 min 5 s so far, about 3 min left`. */
  summary(): string {
    const done = this.stored + this.finished + this.failed;
    const parts = [`${done} of ${this.total} runs done${this.stored > 0 ? ` (${this.stored} stored)` : ''}`];
    if (this.failed > 0) parts.push(`${this.failed} failed`);
    const seconds = (this.now() - this.started) / 1000;
    parts.push(`${formatDuration(seconds)} so far`);
    const progress =
      this.finished + this.failed + this.slots.reduce((sum, s) => sum + (s ? s.step / s.run.steps : 0), 0);
    const rest = this.total - this.stored - progress;
    if (progress > 0.05 && rest > 0) parts.push(`about ${formatDuration((seconds / progress) * rest)} left`);
    return parts.join(', ');
  }

  private update(slot: number, change: Partial<Slot>): void {
    const current = this.slots[slot];
    if (current) this.slots[slot] = { ...current, ...change };
  }
}

/** `headline, depth 1, Adam, seed 0`. */
export function describeRun({ experiment, label, seed }: Pick<RunHeading, 'experiment' | 'label' | 'seed'>): string {
  return `${experiment === label ? experiment : `${experiment}: ${label}`}, seed ${seed}`;
}

/** `step 1,200 of 6,000, 1,350 steps/s, 4 s left, loss 3.2e-3`. */
export function describeProgress({ run, step, loss, speed }: Slot): string {
  const parts = [`step ${formatCount(step)} of ${formatCount(run.steps)}`];
  if (speed > 0) {
    parts.push(`${formatNumber(speed)} steps/s`, `${formatDuration((run.steps - step) / speed)} left`);
  }
  if (!Number.isNaN(loss)) parts.push(`loss ${formatNumber(loss)}`);
  return parts.join(', ');
}
