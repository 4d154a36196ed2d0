import { builtInNames, loadExperiment } from '../experiment/load-experiment.js';
import { planRuns } from '../experiment/plan-runs.js';
import type { Terminal } from './terminal.js';

/** `lowrank-bench list`: the built-in experiments. */
export function list(terminal: Terminal): void {
  const rows = builtInNames().map((name) => {
    const { experiment } = loadExperiment(name);
    return { name, title: experiment.title, runs: planRuns(experiment).length };
  });
  const width = Math.max(...rows.map(({ name }) => name.length));
  for (const { name, title, runs } of rows) {
    terminal.out(`${name.padEnd(width)}  ${String(runs).padStart(4)} runs  ${title}`);
  }
}
