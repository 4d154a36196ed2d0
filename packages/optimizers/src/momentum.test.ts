import { describe, expect, it } from 'vitest';
import { deviation, rounding } from './fixtures/deviation.js';
import { randomGradients, run } from './fixtures/run.js';
import { gradientDescent } from './gradient-descent.js';
import { momentum } from './momentum.js';

describe('momentum', () => {
  it('is a heavy ball: the last step, shortened, plus a step down the gradient', () => {
    expect(
      deviation(momentum({ learningRate: 0.3, momentum: 0.8 }), (g) =>
        g.reduce((step, gradient) => 0.8 * step - 0.3 * gradient, 0),
      ),
    ).toBeLessThan(rounding);
  });

  it('without momentum is gradient descent', () => {
    const gradients = randomGradients(1, 4);
    expect(run(momentum({ momentum: 0 }), gradients).steps).toEqual(run(gradientDescent(), gradients).steps);
  });
});
