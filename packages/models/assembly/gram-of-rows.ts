import { dot } from './dot';

/** out [rows, rows], float64: the products of the rows of a [rows, columns] with each other, summed in double precision. */
export function gramOfRows<T>(a: usize, rows: usize, columns: usize, out: usize): void {
  const line = columns * sizeof<T>();
  for (let i: usize = 0; i < rows; i++) {
    for (let j: usize = 0; j <= i; j++) {
      const sum = dot<T>(a + i * line, a + j * line, columns);
      store<f64>(out + (i * rows + j) * 8, sum);
      store<f64>(out + (j * rows + i) * 8, sum);
    }
  }
}
