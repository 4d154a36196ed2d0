import { describe, it } from 'node:test';
import { testPenalty } from '@lowrank/regularizers/testing';
import { penalty } from './index.js';

testPenalty({ describe, it }, penalty, { values: [{ at: [[3, 0], [0, 1]], value: 3 / 4 + 1 / 2 }] });
