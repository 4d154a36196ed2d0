import { version as regularizers } from '@lowrank/regularizers/package.json';
import { version as bench } from 'lowrank-bench/package.json';

/** The ranges that a new package asks for: those of the workspace at the time of the build. */
export const versions = { regularizers: `^${regularizers}`, bench: `^${bench}` };
