import { describe, expect, it } from 'vitest';
import reference from './fixtures/pytorch-1.13.json' with { type: 'json' };
import { exampleGradients, run } from './fixtures/run.js';
import {
  adadelta,
  adagrad,
  adam,
  adamax,
  adamw,
  amsgrad,
  chain,
  gradientDescent,
  momentum,
  nadam,
  nesterov,
  radam,
  rmsprop,
  weightDecay,
} from './index.js';
import type { Optimizer } from './optimizer.js';

/**
 * Parameters after 1, 6 and 12 steps of torch.optim of PyTorch 1.13 in float64, with its defaults (SGD: lr 0.01, where
 * asked for momentum 0.9; Adam with L2: weight_decay 0.1), on the parameters and gradients of `fixtures/run.ts`. NAdam
 * with foreach=True, since the other path of that version multiplies mu_t twice.
 */
const rules: Record<keyof typeof reference, Optimizer> = {
  gradientDescent: gradientDescent(),
  momentum: momentum(),
  nesterov: nesterov(),
  adam: adam(),
  adamw: adamw(),
  amsgrad: amsgrad(),
  nadam: nadam(),
  radam: radam(),
  adamax: adamax(),
  rmsprop: rmsprop(),
  adagrad: adagrad(),
  adadelta: adadelta(),
  'chain(weightDecay, adam)': chain(weightDecay({ rate: 0.1 }), adam()),
};

describe('with our defaults, the parameters are those of PyTorch', () => {
  it.each(Object.entries(rules))('%s', (name, rule) => {
    for (const [steps, expected] of Object.entries(reference[name as keyof typeof reference])) {
      const gradients = Array.from({ length: Number(steps) }, (_, step) => exampleGradients(step));
      const { parameters } = run(rule, gradients);
      parameters.forEach(({ data }, k) => {
        data.forEach((x, i) => {
          // RAdam's rho_t cancels eleven digits (see its test); PyTorch adds epsilon there before correcting the bias.
          expect(Math.abs(x - expected[k][i])).toBeLessThan(name === 'radam' ? 1e-9 : 1e-14);
        });
      });
    }
  });
});
