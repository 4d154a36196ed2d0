import { ArgumentError, type FloatArray, type Matrix, NonFiniteError, ShapeError } from '@lowrank/linalg';

/** Refuses lists that are empty, differ in length or hold a NaN or an infinity. */
export function checkPairs(who: string, predicted: ArrayLike<number>, actual: ArrayLike<number>): void {
  if (predicted.length !== actual.length) {
    throw new ShapeError(
      `${who}: expected as many predicted as actual values, got ${predicted.length} and ${actual.length}. ` +
        'Pair each prediction with its value.',
    );
  }
  if (actual.length === 0) throw new ArgumentError(`${who}: at least one value is needed, got none.`);
  checkFinite(who, 'the prediction', predicted);
  checkFinite(who, 'the actual value', actual);
}

/** Refuses a NaN or an infinity in a list and says where it is. */
export function checkFinite(who: string, what: string, values: ArrayLike<number>): void {
  for (let k = 0; k < values.length; k++) {
    if (!Number.isFinite(values[k])) {
      throw new NonFiniteError(`${who}: ${what} at index ${k} is ${values[k]}. Remove it or give a finite number.`);
    }
  }
}

/** Refuses two things of different shape. */
export function checkSameShape(who: string, a: Shaped, b: Shaped): void {
  if (a.rows !== b.rows || a.columns !== b.columns) {
    throw new ShapeError(
      `${who}: shapes must agree, got ${a.rows} x ${a.columns} and ${b.rows} x ${b.columns}. Transpose or crop one.`,
    );
  }
}

/** Refuses a NaN or an infinity in a matrix and says where it is. */
export function checkFiniteMatrix(who: string, name: string, W: Matrix<FloatArray>): void {
  const k = W.data.findIndex((value: number) => !Number.isFinite(value));
  if (k >= 0) {
    const [i, j] = [Math.floor(k / W.columns), k % W.columns];
    throw new NonFiniteError(`${who}: entry (${i}, ${j}) of ${name} is ${W.data[k]}, expected a finite number.`);
  }
}

interface Shaped {
  readonly rows: number;
  readonly columns: number;
}
