import { describe, expect, it } from 'vitest';
import { nesterov } from './nesterov.js';

describe('nesterov', () => {
  it('visits the points at which the published rule takes its gradients', () => {
    // Sutskever et al., equations 3 and 4, on a quadratic: v' = mu v - rate f'(w + mu v), w' = w + v'.
    const [mu, rate] = [0.9, 0.05];
    const curvature = [1, 3, 0.2];
    const parameter = { data: Float64Array.of(2, -1, 5), rows: 1, columns: 3 };
    const rule = nesterov({ learningRate: rate, momentum: mu });
    const state = rule.init([parameter], (length) => new Float64Array(length));
    const out = new Float64Array(3);
    let w = [...parameter.data];
    let v = [0, 0, 0];
    for (let t = 0; t < 20; t++) {
      const ahead = w.map((wi, i) => wi + mu * v[i]);
      for (let i = 0; i < 3; i++) expect(parameter.data[i]).toBeCloseTo(ahead[i], 12);
      v = v.map((vi, i) => mu * vi - rate * curvature[i] * ahead[i]);
      w = w.map((wi, i) => wi + v[i]);
      rule.update([parameter.data.map((x, i) => curvature[i] * x)], state, [parameter], [out]);
      for (let i = 0; i < 3; i++) parameter.data[i] += out[i];
    }
  });
});
