import { expect, test } from 'vitest';
import { completeBasis } from './complete-basis.js';
import { Matrix } from './matrix.js';
import { qr } from './qr.js';
import { normalMatrix, orthogonalityError } from './test-matrices.js';
import { transpose } from './transpose.js';

test.each([0, 1, 5, 11, 12])('%d orthonormal rows of 12 grow into a basis and stay as they are', (count) => {
  const rows = transpose(qr(normalMatrix(12, 12)).Q).data.fill(Number.NaN, count * 12);
  const kept = rows.slice(0, count * 12);
  completeBasis(rows, 12, count);
  expect(rows.subarray(0, count * 12)).toEqual(kept);
  expect(orthogonalityError(transpose(new Matrix(12, 12, rows)))).toBeLessThan(4e-15);
});
