import { describe, it } from 'node:test';
import { testPenalty } from '@lowrank/regularizers/testing';
import { penalty } from './index.js';

testPenalty({ describe, it }, penalty, {
  params: { gamma: 3 }, // all of them, none at its default: one that is missing in the penalty's params shows only so
  values: [{ at: [[3, 0], [0, 1]], value: 3 / 6 + 1 / 4 }],
});
