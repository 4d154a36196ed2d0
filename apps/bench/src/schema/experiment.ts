import * as z from 'zod';
import { UsageError } from '../errors.js';
import { explainIssues } from './explain-issues.js';
import { strict } from './strict.js';

const patch = z.record(z.string(), z.json());

/**
 * An experiment: a setting, variants of it as patches by label, and a grid. A block of the grid is the cross product of
 * its axes; an axis is the path of a setting with a list of values, or `variants` with a list of labels.
 */
const experimentSchema = strict({
  name: z
    .string()
    .max(64)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected lower-case words joined by hyphens, as it names a folder'),
  title: z.string().min(1),
  /** Paragraphs are separated by an empty line. */
  description: z.string().default(''),
  setting: patch,
  variants: z.record(z.string(), patch).default({}),
  grid: z.array(z.record(z.string(), z.array(z.json()).min(1))).default([]),
  /** Settings of a variant are compared by their median of this, over the seeds; the smallest is chosen. */
  selectBy: z.literal('validationMse').optional(),
});

export type Experiment = z.infer<typeof experimentSchema>;

/** Checks the form of an experiment. Its settings are checked when the runs are planned. */
export function parseExperiment(json: unknown, source: string): Experiment {
  const result = experimentSchema.safeParse(json, { reportInput: true });
  if (result.success) return result.data;
  throw new UsageError(`${source}:\n${indent(explainIssues(result.error.issues))}`);
}

export const indent = (lines: readonly string[]) => lines.map((line) => `  ${line}`).join('\n');
