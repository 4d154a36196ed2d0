import { Matrix, multiply, Observations, random, singularValues } from '@lowrank/linalg';
import { adam, gradientDescent, holdThenDecay } from '@lowrank/optimizers';
import { frobenius, type MatrixPenalty, normAnchor, nuclear, ratio, squaredFrobenius } from '@lowrank/regularizers';
import { describe, expect, it } from 'vitest';
import { biasedLoss } from './biased-loss.js';
import { type Checkpoint, decodeCheckpoint, encodeCheckpoint } from './checkpoint.js';
import { exact } from './exact-engine.js';
import { fit } from './fit.js';
import type { FitOptions } from './options.js';
import { subspace } from './subspace-engine.js';

function gaussian(rows: number, columns: number, axis: string): Matrix {
  const generator = random(2, axis);
  return new Matrix(
    rows,
    columns,
    Float64Array.from({ length: rows * columns }, () => generator.normal()),
  );
}
function problem(rows = 12, columns = 10, rank = 2, count = 60): { truth: Matrix; observations: Observations } {
  const truth = multiply(gaussian(rows, rank, 'A'), gaussian(rank, columns, 'B'));
  const picked = random(2, 'mask').sample(count, rows * columns);
  const rowIndices = Array.from(picked, (at) => Math.floor(at / columns));
  return {
    truth,
    observations: Observations.of(truth, { rowIndices, columnIndices: picked.map((at) => at % columns) }),
  };
}
const { observations } = problem();
const penalised: FitOptions = {
  observations,
  network: { depth: 2 },
  terms: [
    { penalty: ratio(), weight: holdThenDecay({ value: 0.05, hold: 20, until: 40, factor: 1e-2 }) },
    { penalty: squaredFrobenius(), weight: 1e-3, on: 'factors' },
  ],
  engine: subspace({ rank: 4 }),
  optimizer: adam({ learningRate: 1e-2 }),
  steps: 50,
  seed: 7,
};

describe('fit', () => {
  it('fits the observed entries, and names engine and end', async () => {
    const result = await fit({ observations, optimizer: adam({ learningRate: 0.05 }), steps: 1000, seed: 0 });
    expect(result.loss).toBeLessThan(1e-6);
    expect([result.engine, result.stoppedBy, result.step]).toEqual(['none', 'steps', 1000]);
    expect(await fit(penalised)).toMatchObject({ engine: 'subspace', engineParams: { rank: 4, floor: 1e-4 } });
  });

  it.each([59, 61])('trains alike on sums over %i of 1200 entries and on dense products', async (count) => {
    const plain: FitOptions = {
      observations: problem(30, 40, 2, count).observations,
      network: { depth: 3 },
      optimizer: adam({ learningRate: 0.02 }),
      precision: 'float64',
      steps: 30,
      seed: 0,
    };
    const [own, dense] = [
      await fit(plain),
      await fit({ ...plain, terms: [{ penalty: squaredFrobenius(), weight: 0 }] }),
    ];
    // Sums are in another order, and Adam divides by gradients.
    own.W.data.forEach((value, k) => {
      expect(value).toBeCloseTo(dense.W.data[k], 8);
    });
    expect(own.loss).toBeLessThan(0.99 * (await fit({ ...plain, steps: 1 })).loss);
  });

  it('takes the one step that the formulas give', async () => {
    const start = gaussian(12, 10, 'start');
    const R = evaluate(start);
    const { W } = await fit({
      observations,
      network: { init: { kind: 'given', product: start } },
      terms: [{ penalty: frobenius(), weight: 0.3 }],
      optimizer: gradientDescent({ learningRate: 0.7 }),
      precision: 'float64',
      steps: 1,
      seed: 0,
    });
    for (let k = 0; k < W.data.length; k++) {
      expect(W.data[k]).toBeCloseTo(start.data[k] - 0.7 * R[k], 13);
    }
    function evaluate({ data }: Matrix): Float64Array {
      const norm = Math.sqrt(data.reduce((sum, x) => sum + x * x, 0));
      const gradient = data.map((x) => (0.3 * x) / norm);
      for (let k = 0; k < observations.count; k++) {
        const at = observations.rowIndices[k] * 10 + observations.columnIndices[k];
        gradient[at] += (2 / observations.count) * (data[at] - observations.values[k]);
      }
      return gradient;
    }
  });

  it('gives the same bits for the same seed, and others for another', async () => {
    const [first, second, other] = [await fit(penalised), await fit(penalised), await fit({ ...penalised, seed: 8 })];
    expect(second.checkpoint).toEqual(first.checkpoint);
    expect(other.W.data).not.toEqual(first.W.data);
  });

  it('ends with the same bits when resumed from any checkpoint, through bytes', async () => {
    const checkpoints: Checkpoint[] = [];
    const observer = {
      every: 13,
      observe: async (s: { checkpoint(): Promise<Checkpoint> }) => void checkpoints.push(await s.checkpoint()),
    };
    const whole = await fit({ ...penalised, observers: [observer] });
    expect(checkpoints.map(({ step }) => step)).toEqual([0, 13, 26, 39, 50]);
    for (const checkpoint of checkpoints) {
      const resumed = await fit({ ...penalised, resume: decodeCheckpoint(encodeCheckpoint(checkpoint)) });
      expect(resumed.checkpoint).toEqual(whole.checkpoint);
    }
  });

  it('is not changed by being observed', async () => {
    const seen: number[] = [];
    const observer = {
      every: 20,
      observe: (s: { step: number; product(): Matrix }) => {
        s.product().data.fill(0);
        seen.push(s.step);
      },
    };
    const observed = await fit({ ...penalised, observers: [observer] });
    expect(observed.W.data).toEqual((await fit(penalised)).W.data);
    expect(seen).toEqual([0, 20, 40, 50]);
  });

  it('ends after the step at hand when cancelled, and goes on from there', async () => {
    const controller = new AbortController();
    const long = { ...penalised, steps: 400 };
    const cancelled = await fit({
      ...long,
      signal: controller.signal,
      observers: [{ every: 100, observe: (s) => void (s.step === 100 && controller.abort()) }],
    });
    expect([cancelled.stoppedBy, cancelled.step]).toEqual(['signal', 100]);
    const resumed = await fit({ ...long, resume: cancelled.checkpoint });
    expect(resumed.checkpoint).toEqual((await fit(long)).checkpoint);
  });

  it('ends by a stop rule', async () => {
    const stopped = await fit({ ...penalised, stop: { every: 10, when: ({ step }) => step >= 30 } });
    expect([stopped.stoppedBy, stopped.step]).toEqual(['rule', 30]);
  });

  it('reports progress and lets timers through', async () => {
    const steps: number[] = [];
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    await fit({ ...penalised, steps: 4000, onProgress: ({ step }) => steps.push(step) });
    clearInterval(timer);
    expect(steps.at(-1)).toBe(4000);
    expect(ticks).toBeGreaterThan(0);
  });

  it('counts float32 and float64 runs alike', async () => {
    const single = await fit({ ...penalised, steps: 20 });
    const double = await fit({ ...penalised, steps: 20, precision: 'float64' });
    const difference = Math.max(...single.W.data.map((x, k) => Math.abs(x - double.W.data[k])));
    expect(difference).toBeGreaterThan(0);
    expect(difference).toBeLessThan(1e-4 * Math.max(...double.W.data.map(Math.abs)));
  });

  it('takes a penalty that is any plain object, of any kind', async () => {
    const sumOfSquares: MatrixPenalty = {
      specVersion: 1,
      kind: 'matrix',
      name: 'sumOfSquares',
      params: {},
      evaluate: (W, gradient) => {
        for (let k = 0; k < W.data.length; k++) gradient.data[k] = 2 * W.data[k];
        return Array.from(W.data).reduce((sum, x) => sum + x * x, 0);
      },
    };
    const run = (penalty: MatrixPenalty | ReturnType<typeof squaredFrobenius>) =>
      fit({ ...penalised, terms: [{ penalty, weight: 0.1 }], engine: 'auto', precision: 'float64' });
    const [mine, builtIn] = [await run(sumOfSquares), await run(squaredFrobenius())];
    mine.W.data.forEach((x, k) => {
      expect(x).toBeCloseTo(builtIn.W.data[k], 11);
    });
  });

  it('resolves the norm anchor against the observed values', async () => {
    const meanSquare = observations.values.reduce((sum, x) => sum + x * x, 0) / observations.count;
    const run = (target: number | { relative: number }) =>
      fit({ ...penalised, terms: [{ penalty: normAnchor({ target }), weight: 1 }], engine: exact() });
    const relative = await run({ relative: 0.1 });
    const absolute = await run(0.1 * Math.sqrt(120 * meanSquare));
    expect(relative.W.data).toEqual(absolute.W.data);
  });
});

describe('fit refuses', () => {
  const run = (change: Partial<FitOptions>) => fit({ ...penalised, ...change });

  it('a learning rate that diverges, at the first loss that is not finite, naming step and setting', async () => {
    const failure = fit({ observations, optimizer: gradientDescent({ learningRate: 1e6 }), steps: 1000, seed: 0 });
    await expect(failure).rejects.toMatchObject({ code: 'LOWRANK_DIVERGED', step: expect.any(Number) });
    await expect(failure).rejects.toThrow(
      /data loss became (Infinity|NaN) at step \d+ with gradientDescent\(.*1000000/,
    );
  });

  it('a penalty that is undefined at the start', async () => {
    const init = { kind: 'given', product: Matrix.zeros(12, 10) } as const;
    await expect(run({ network: { init }, engine: exact() })).rejects.toThrow(/ratio: undefined at W = 0/);
    await expect(run({ network: { init } })).rejects.toThrow(/ratio: undefined at W = 0/);
  });

  it.each([
    ['norms', () => ({ value: 1, dNuclear: Number.NaN, dFrobenius: 0 })],
    ['spectral', (_: unknown, gradient: Float64Array) => gradient.fill(Number.NaN).length],
    ['matrix', (_: unknown, { data }: Matrix) => data.fill(Number.NaN).length],
  ] as const)('a penalty of kind %s whose gradient becomes NaN, by its name and the step', async (kind, broken) => {
    let calls = 0;
    const penalty = {
      specVersion: 1,
      kind,
      name: 'brokenLater',
      params: {},
      evaluate: (W: unknown, gradient: never) => {
        calls++;
        if (calls === 3) return broken(W, gradient);
        if (kind === 'norms') return { value: 1, dNuclear: 0, dFrobenius: 0 };
        ((kind === 'spectral' ? gradient : (gradient as Matrix).data) as Float64Array).fill(0);
        return 1;
      },
    };
    const failure = run({ terms: [{ penalty: penalty as never, weight: 1 }], engine: 'auto' });
    await expect(failure).rejects.toMatchObject({ code: 'LOWRANK_PENALTY' });
    await expect(failure).rejects.toThrow(/^fit: at step 2: brokenLater: .*not finite/);
  });

  it('a term or an optimizer that does not meet its contract, with everything that is wrong', async () => {
    const penalty = { specVersion: 1, kind: 'spektral', name: 'mine', params: { p: Number.NaN }, evaluate: () => 0 };
    const terms = [
      { penalty: nuclear(), weight: 1 },
      { penalty: penalty as never, weight: 1 },
    ];
    await expect(run({ terms })).rejects.toThrow(
      /^fit: terms\[1\]\.penalty: kind is "spektral", expected one of norms, spectral, matrix\..* params must be/,
    );
    await expect(run({ terms })).rejects.toMatchObject({ code: 'LOWRANK_PENALTY' });
    await expect(run({ terms: [{ penalty: nuclear as never, weight: 1 }] })).rejects.toThrow(
      'fit: terms[0].penalty: expected an object, got function. Call the factory of the penalty.',
    );
    await expect(run({ optimizer: { ...gradientDescent(), update: undefined } as never })).rejects.toThrow(
      'fit: optimizer: update is missing. Give a function that writes the steps to out.',
    );
    await expect(run({ optimizer: undefined as never })).rejects.toThrow(/^fit: optimizer: expected an object/);
  });

  it('a penalty whose resolve makes something else', async () => {
    const { evaluate } = nuclear();
    const penalty = { ...nuclear(), resolve: () => ({ kind: 'norms', name: 'mine', params: {}, evaluate }) as never };
    await expect(run({ terms: [{ penalty, weight: 1 }] })).rejects.toThrow(
      /^fit: terms\[0\], as resolve makes it\.penalty: specVersion is undefined/,
    );
  });

  it.each<[Partial<FitOptions>, RegExp]>([
    [
      { terms: [{ penalty: nuclear(), weight: undefined as never }] },
      /terms\[0\]: the weight of 'nuclear' is undefined/,
    ],
    [{ steps: 0 }, /steps is 0/],
    [{ precision: 'float16' as never }, /precision is 'float16'/],
    [{ loss: 'sum' as never }, /loss is 'sum'/],
    [{ network: { depth: 1.5 } }, /depth is 1.5/],
    [{ network: { depth: 3, widths: [4] } }, /widths is \[4\], a network of depth 3 needs 2/],
    [{ terms: [{ penalty: nuclear(), weight: Number.NaN }] }, /weight of 'nuclear' is NaN/],
    [{ terms: [{ penalty: nuclear(), weight: 1, on: 'rows' as never }] }, /'nuclear' acts on 'rows'/],
    [{ observers: [{ every: 0, observe: () => {} }] }, /observers\[0\]\.every is 0, expected a positive integer/],
    [{ observers: [{ every: 1 } as never] }, /observers\[0\]\.observe is undefined, expected a function/],
    [{ observers: { every: 1 } as never }, /observers is an object, expected a list/],
    [{ stop: { every: 5, wen: () => true } as never }, /stop\.when is undefined, expected a function/],
    [{ lerningRate: 0.1 } as never, /^fit: there is no option 'lerningRate'; did you mean '\w+'\? The options are obs/],
    [{ step: 50 } as never, /^fit: there is no option 'step'; did you mean 'steps'\?/],
    [{ network: { dept: 2 } as never }, /^fit: network: there is no option 'dept'; did you mean 'depth'\?/],
    [{ network: 2 as never }, /^fit: network: expected an object of options, got 2/],
    [{ terms: { penalty: nuclear(), weight: 1 } as never }, /terms is an object, expected a list/],
    [{ terms: [nuclear()] as never }, /^fit: terms\[0\]: there is no option 'specVersion'/],
    [{ terms: [null] as never }, /^fit: terms\[0\]: expected an object of options, got null/],
    [{ network: { widths: 5 as never } }, /network\.widths is 5, expected a list/],
    [{ loss: {} as never }, /loss is an object, expected 'mean', 'half-sum' or what has init and evaluate/],
    [{ loss: null as never }, /loss is null, expected 'mean'/],
    [{ resume: {} as never }, /resume is an object, expected a checkpoint/],
    [{ engine: { ...exact(), accumulate: undefined } as never }, /engine is .*expected 'auto' or an engine/],
    [{ seed: undefined as never }, /seed is undefined, expected a number or a string/],
    [{ observations: undefined as never }, /observations is undefined, expected what Observations\.from makes/],
    [{ observations: [[1, 2]] as never }, /observations is an object, expected what Observations\.from makes/],
    [{ optimizer: { ...adam(), init: () => ({}) as never } }, /init of the optimizer 'adam' returns no state\. Return/],
    [{ engine: { ...subspace(), init: () => ({}) as never } }, /init of the engine 'subspace' returns no state/],
  ])('%j', async (change, message) => {
    await expect(run(change)).rejects.toThrow(message);
  });

  it('what is no object of options, and options that an engine does not have', async () => {
    await expect(fit(undefined as never)).rejects.toThrow(/^fit: expected an object of options, got undefined/);
    await expect(fit(observations as never)).rejects.toThrow(/^fit: there is no option/);
    expect(() => subspace({ rnak: 3 } as never)).toThrow("subspace: there is no option 'rnak'; did you mean 'rank'?");
    expect(() => subspace(3 as never)).toThrow('subspace: expected an object of options, got 3.');
    expect(() => exact({ rank: 3 } as never)).toThrow("exact: there is no option 'rank'; it has none.");
    expect(() => biasedLoss(observations, { dampening: 2 } as never)).toThrow("did you mean 'damping'?");
  });

  it('a checkpoint of another run, naming what differs', async () => {
    const { checkpoint } = await fit(penalised);
    await expect(run({ resume: checkpoint, seed: 1 })).rejects.toThrow(/its seed is 7, now it is 1/);
    await expect(run({ resume: checkpoint, network: { depth: 3 } })).rejects.toThrow(/its dimensions is \[10,10,12\]/);
    const { values, ...places } = observations;
    const others = Observations.from({ ...places, values: values.map((value) => -value) });
    await expect(run({ resume: checkpoint, observations: others })).rejects.toThrow(/another run: its data is/);
    await expect(run({ resume: checkpoint, steps: 20 })).rejects.toThrow(
      /is of step 50, beyond steps, 20\. Raise steps/,
    );
    const start = (scale: number) => ({ init: { kind: 'given', product: gaussian(12, 10, `${scale}`) } as const });
    const given = await fit({ ...penalised, network: start(1) });
    await expect(run({ resume: given.checkpoint, network: start(2) })).rejects.toThrow(/another run: its init is/);
  });

  it('a checkpoint whose arrays JSON has changed', async () => {
    const { checkpoint } = await fit(penalised);
    const run = (resume: Checkpoint) => fit({ ...penalised, steps: 60, resume });
    await expect(run(JSON.parse(JSON.stringify(checkpoint)))).rejects.toThrow(
      /parameters of the checkpoint: expected .* typed arrays .* decodeCheckpoint/,
    );
    const { optimizer } = checkpoint;
    const [name] = Object.keys(optimizer.slots);
    const cut = { ...optimizer, slots: { ...optimizer.slots, [name]: optimizer.slots[name].map((x) => x.slice(1)) } };
    await expect(run({ ...checkpoint, optimizer: cut })).rejects.toThrow(`optimizer.${name} of the checkpoint`);
    await expect(run({ ...checkpoint, optimizer: { slots: {}, globals: {} } })).rejects.toThrow(/optimizer\..* of the/);
  });

  it('an engine by its name', async () => {
    await expect(run({ engine: 'exact' as never })).rejects.toThrow(
      /engine is "exact", expected 'auto' or an engine such/,
    );
  });
});

describe('the derived facts of the method', () => {
  const double = { precision: 'float64', engine: exact(), seed: 0 } as const;

  it('the ratio alone grows singular values above |W|_F^2 / |W|_* and shrinks those below, already at depth 1', async () => {
    const product = gaussian(12, 10, 'start');
    const before = singularValues(product);
    const [nuclearNorm, square] = [before.reduce((a, s) => a + s, 0), before.reduce((a, s) => a + s * s, 0)];
    const rate = 1e-4;
    // One observed entry that W meets exactly, so that the data loss has no gradient.
    const met = Observations.of(product, { rowIndices: [0], columnIndices: [0] });
    const { W } = await fit({
      ...double,
      observations: met,
      network: { init: { kind: 'given', product } },
      terms: [{ penalty: ratio(), weight: 1 }],
      optimizer: gradientDescent({ learningRate: rate }),
      steps: 1,
    });
    singularValues(W).forEach((s, r) => {
      const velocity = -(1 / Math.sqrt(square)) * (1 - (nuclearNorm * before[r]) / square);
      // The second-order term of one Euler step is about rate times the first.
      expect((s - before[r]) / rate).toBeCloseTo(velocity, 4);
    });
  });

  it.each([1, 2, 3])(
    'balanced flow of depth %i moves s_r by -N s_r^(2 - 2/N) times the gradient by s_r',
    async (depth) => {
      const sigma = [3, 2, 0.5];
      const target = Matrix.from([
        [5, 0, 0],
        [0, 1, 0],
        [0, 0, 0.2],
      ]);
      const grid = [0, 1, 2].flatMap((i) => [0, 1, 2].map((j) => [i, j] as const));
      const full = Observations.of(target, { rowIndices: grid.map(([i]) => i), columnIndices: grid.map(([, j]) => j) });
      const rate = 1e-5;
      const { W } = await fit({
        ...double,
        observations: full,
        loss: 'half-sum',
        network: {
          depth,
          init: { kind: 'given', product: Matrix.from(sigma.map((s, i) => sigma.map((_, j) => (i === j ? s : 0)))) },
        },
        optimizer: gradientDescent({ learningRate: rate }),
        steps: 1,
      });
      sigma.forEach((s, r) => {
        const velocity = -depth * s ** (2 - 2 / depth) * (s - target.get(r, r));
        expect((W.get(r, r) - s) / rate / velocity).toBeCloseTo(1, 2);
      });
    },
  );

  it('on entries that nothing observes, only the penalty acts at depth 1', async () => {
    const product = gaussian(12, 10, 'start');
    const { W } = await fit({
      observations,
      ...double,
      network: { init: { kind: 'given', product } },
      optimizer: adam({ learningRate: 0.1 }),
      steps: 20,
    });
    const seen = new Set(Array.from(observations.rowIndices, (i, k) => i * 10 + observations.columnIndices[k]));
    W.data.forEach((x, at) => {
      expect(x === product.data[at]).toBe(!seen.has(at));
    });
  });
});
