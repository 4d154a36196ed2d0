import { asOptions, Matrix } from '@lowrank/linalg';
import { checkOptions, flag, fraction, positiveCount, rate } from './check-options.js';
import { defineRule, entries } from './define-rule.js';
import { newtonSchulz } from './newton-schulz.js';
import type { Optimizer, Parameter } from './optimizer.js';
import { scale } from './scale.js';
import type { Schedule } from './schedule.js';
import { scratchOf } from './scratch-of.js';
import { squaredNorm } from './sum-of-squares.js';
import { updateByKernel } from './update-kernels.js';

/** Options of {@link muon}. */
export interface MuonOptions {
  /** Singular values of a step are about this large; the author's 0.02 by default. */
  readonly learningRate?: number | Schedule | undefined;
  /** Share of the velocity that survives a step, in [0, 1); the author's 0.95 by default. */
  readonly momentum?: number | undefined;
  /** Whether to look ahead as Nesterov does; the author's true by default. */
  readonly nesterov?: boolean | undefined;
  /** Newton-Schulz iterations; the author's 5 by default. */
  readonly iterations?: number | undefined;
}

/**
 * Muon: momentum whose step for a matrix is made nearly orthogonal.
 *
 * $$ \begin{aligned}
 * V_t &= \text{momentum} \cdot V_{t-1} + G_t \\
 * U_t &= G_t + \text{momentum} \cdot V_t \text{ with nesterov, else } V_t \\
 * \text{step}_t &= -\text{learningRate} \cdot \sqrt{\max(1, m / n)} \, \operatorname{NewtonSchulz}(U_t / \|U_t\|_F)
 * \end{aligned} $$
 *
 * With $U_t = P \operatorname{diag}(\sigma) Q^\top$, NewtonSchulz gives $P \operatorname{diag}(s) Q^\top$ with s
 * between about 0.6 and 1.2 for sigma from about 1.3e-3 of |U_t|_F on (five iterations of a quintic that trades accuracy
 * for speed), so these directions move at about the learning rate. Smaller ones are raised up to 485 times and stay behind,
 * and zeros stay zero. **A vector (one row or one column) has no such step: it gets plain momentum, -learningRate U_t, at
 * the same learning rate.**
 *
 * The author runs the iterations in bfloat16 and adds 1e-7 to the norm; here they run in the precision of the state, sums
 * in double, and U_t = 0 gives the step 0.
 *
 * @param options - `learningRate`, `momentum`, `nesterov`, `iterations`.
 * @returns the rule; it keeps one array for each parameter, and for a matrix [m, n] computes in one more of m n numbers and
 * two of min(m, n)^2, which no checkpoint stores.
 * @throws ArgumentError on an option of the wrong type or range, or with an unknown name.
 * @example
 * ```ts
 * import { muon } from '@lowrank/optimizers';
 *
 * const rule = muon({ learningRate: 0.1 });
 * const W = { data: new Float64Array(4), rows: 2, columns: 2 };
 * const state = rule.init([W], (length) => new Float64Array(length));
 * const step = new Float64Array(4);
 * rule.update([Float64Array.of(0, 300, -200, 0)], state, [W], [step]);
 * console.log(step.map((x) => Math.round(x * 10) / 10)); // Float64Array [ -0, -0.1, 0.1, -0 ]
 * ```
 * @see K. Jordan et al., Muon: An optimizer for hidden layers in neural networks (2024),
 * https://kellerjordan.github.io/posts/muon/.
 */
export function muon(options: MuonOptions = {}): Optimizer {
  const {
    learningRate = 0.02,
    momentum = 0.95,
    nesterov = true,
    iterations = 5,
    ...unknown
  } = asOptions('muon', options);
  return defineRule({
    name: 'muon',
    params: checkOptions(
      'muon',
      {
        learningRate: [learningRate, rate],
        momentum: [momentum, fraction],
        nesterov: [nesterov, flag],
        iterations: [iterations, positiveCount],
      },
      unknown,
    ),
    rate: learningRate,
    slots: { velocity: entries },
    scratch: { product: forMatrix(entries), gram: forMatrix(gram), polynomial: forMatrix(gram) },
    apply: (g, state, k, learningRateNow, W, out) => {
      const v = state.slots.velocity[k];
      if (!updateByKernel(nesterov ? 'nesterov' : 'momentum', [g, v, out], [1, momentum])) {
        for (let i = 0; i < g.length; i++) {
          const vi = momentum * v[i] + g[i];
          v[i] = vi;
          out[i] = nesterov ? g[i] + momentum * vi : vi;
        }
      }
      if (isVector(W)) return scale(-learningRateNow, out, out);
      const norm = Math.sqrt(squaredNorm(out));
      if (norm === 0) return scale(0, out, out); // squares of tiny entries underflow
      scale(1 / norm, out, out);
      const { rows, columns } = W;
      const rank = Math.min(rows, columns);
      newtonSchulz(new Matrix(rows, columns, out), iterations, {
        gram: new Matrix(rank, rank, scratchOf('muon', state, 'gram')[k]),
        polynomial: new Matrix(rank, rank, scratchOf('muon', state, 'polynomial')[k]),
        product: new Matrix(rows, columns, scratchOf('muon', state, 'product')[k]),
      });
      scale(-learningRateNow * Math.sqrt(Math.max(1, rows / columns)), out, out);
    },
  });
}

const isVector = ({ rows, columns }: Parameter) => rows === 1 || columns === 1;
const gram = ({ rows, columns }: Parameter) => Math.min(rows, columns) * Math.min(rows, columns);
const forMatrix = (length: typeof entries) => (parameter: Parameter) => (isVector(parameter) ? 0 : length(parameter));
