import type { ProgressView, RunEvent } from '../execution/events.js';
import { formatDuration, formatNumber } from './format.js';
import { describeProgress, describeRun, RunTracker } from './run-tracker.js';

/** How often a worker writes a line about the run that it is at, in ms. */
const interval = 5000;

/** Progress as plain lines, for logs and pipes: one when a run starts, ends or fails, and one every few seconds. */
export function plainProgress(write: (line: string) => void, now: () => number = Date.now): ProgressView {
  const tracker = new RunTracker(now);
  const lastLine: number[] = [];
  return {
    show: (event) => {
      const before = 'slot' in event ? tracker.slots[event.slot]?.run : undefined;
      tracker.hear(event);
      const line = (text: string) => write('slot' in event ? `[${event.slot + 1}] ${text}` : text);
      const name = before ? describeRun(before) : '';
      switch (event.type) {
        case 'started':
          lastLine[event.slot] = now();
          line(`${describeRun(event.run)}: started`);
          break;
        case 'progress': {
          const slot = tracker.slots[event.slot];
          if (!slot || now() - lastLine[event.slot] < interval) break;
          lastLine[event.slot] = now();
          line(`${name}: ${describeProgress(slot)}`);
          break;
        }
        default: {
          const text = describeEnd(event);
          if (text !== undefined) line(name ? `${name}: ${text}` : text);
          if (event.type === 'finished' || event.type === 'failed') write(tracker.summary());
        }
      }
    },
    end: () => {},
  };
}

/** One line about an event that both kinds of progress tell in the same words. */
export function describeEnd(event: RunEvent): string | undefined {
  switch (event.type) {
    case 'planned': {
      const { runs, stored, workers } = event;
      const fresh = runs - stored;
      if (fresh === 0) return `${runs === 1 ? 'The run is' : `All ${runs} runs are`} stored; nothing to compute.`;
      const count = `${runs} ${runs === 1 ? 'run' : 'runs'}${stored > 0 ? `, ${stored} of them stored` : ''}`;
      return `${count}, on ${workers} ${workers === 1 ? 'worker' : 'workers'}`;
    }
    case 'resumed':
      return `goes on from step ${event.step}`;
    case 'interrupted':
      return `checkpoint stored at step ${event.step}`;
    case 'dropped':
      return 'stopped; it begins anew next time';
    case 'finished':
      return `done in ${formatDuration(event.result.seconds)}, test MSE ${formatNumber(event.result.testMse)}`;
    case 'failed':
      return `failed: ${event.failure.message}`;
    case 'notice':
      return event.text;
    default:
      return undefined;
  }
}
