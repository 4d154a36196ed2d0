import { styleText } from 'node:util';
import { createLogUpdate } from 'log-update';
import type { ProgressView } from '../execution/events.js';
import { formatDuration } from './format.js';
import { describeEnd } from './plain-progress.js';
import { describeProgress, describeRun, RunTracker, type Slot } from './run-tracker.js';

/** How often the lines are drawn anew, in ms. */
const interval = 100;

/** Progress on a terminal: a line per worker that stays in place, a summary below, and lasting lines above. */
export function terminalProgress(stream: NodeJS.WriteStream, { colour }: { colour: boolean }): ProgressView {
  const tracker = new RunTracker(Date.now);
  const draw = createLogUpdate(stream);
  const paint = (style: Parameters<typeof styleText>[0], text: string) => (colour ? styleText(style, text) : text);
  const redraw = () => {
    const lines = tracker.slots.flatMap((slot, k) => (slot ? [slotLine(slot, k, stream.columns ?? 80, paint)] : []));
    draw([...lines, ...(tracker.total > 0 ? [paint('dim', tracker.summary())] : [])].join('\n'));
  };
  const last = (text: string) => {
    draw.clear();
    stream.write(`${text}\n`);
    redraw();
  };
  const timer = setInterval(redraw, interval);
  timer.unref();
  return {
    show: (event) => {
      const run = 'slot' in event ? tracker.slots[event.slot]?.run : undefined;
      tracker.hear(event);
      if (event.type === 'finished') {
        last(
          `${paint('green', 'done')}    ${run && describeRun(run)}  ${paint('dim', describeEnd(event)?.slice(8) ?? '')}`,
        );
      } else if (event.type === 'failed') {
        last(`${paint('red', 'failed')}  ${run && describeRun(run)}  ${event.failure.message}`);
      } else if (['notice', 'planned', 'interrupted', 'dropped'].includes(event.type)) {
        last(run ? `${describeRun(run)}: ${describeEnd(event)}` : (describeEnd(event) ?? ''));
      }
    },
    end: () => {
      clearInterval(timer);
      draw.clear();
      const { finished, failed, started } = tracker;
      if (finished + failed > 0)
        stream.write(`${tracker.summary().split(',')[0]} in ${formatDuration((Date.now() - started) / 1000)}\n`);
    },
  };
}

function slotLine(
  slot: Slot,
  k: number,
  width: number,
  paint: (style: 'cyan' | 'dim', text: string) => string,
): string {
  const done = Math.min(12, Math.floor((12 * slot.step) / slot.run.steps));
  const bar = paint('cyan', '━'.repeat(done)) + paint('dim', '━'.repeat(12 - done));
  const progress = describeProgress(slot);
  const room = Math.max(10, width - progress.length - 20);
  const name = describeRun(slot.run);
  const title = name.length > room ? `${name.slice(0, room - 1)}…` : name.padEnd(room);
  return `${k + 1} ${bar} ${title} ${paint('dim', progress)}`;
}
