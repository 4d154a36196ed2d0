/** out [columns, rows] = the transpose of a [rows, columns], in squares of one vector a side. */
export function transpose<T>(a: usize, rows: usize, columns: usize, out: usize): void {
  const size: usize = sizeof<T>();
  const side: usize = 16 / size;
  const down = columns * size;
  const right = rows * size;
  for (let i: usize = 0; i < rows; i += side) {
    let j: usize = 0;
    if (i + side <= rows) {
      for (; j + side <= columns; j += side) {
        const from = a + i * down + j * size;
        const to = out + j * right + i * size;
        if (size === 4) turnFour(from, down, to, right);
        else turnTwo(from, down, to, right);
      }
    }
    for (let r = i; r < min(rows, i + side); r++) {
      for (let c = j; c < columns; c++) store<T>(out + c * right + r * size, load<T>(a + r * down + c * size));
    }
  }
}

function turnFour(a: usize, down: usize, out: usize, right: usize): void {
  const r0 = v128.load(a);
  const r1 = v128.load(a + down);
  const r2 = v128.load(a + 2 * down);
  const r3 = v128.load(a + 3 * down);
  const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
  const high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
  const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
  const high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
  v128.store(out, v128.shuffle<f64>(low01, low23, 0, 2));
  v128.store(out + right, v128.shuffle<f64>(low01, low23, 1, 3));
  v128.store(out + 2 * right, v128.shuffle<f64>(high01, high23, 0, 2));
  v128.store(out + 3 * right, v128.shuffle<f64>(high01, high23, 1, 3));
}

function turnTwo(a: usize, down: usize, out: usize, right: usize): void {
  const r0 = v128.load(a);
  const r1 = v128.load(a + down);
  v128.store(out, v128.shuffle<f64>(r0, r1, 0, 2));
  v128.store(out + right, v128.shuffle<f64>(r0, r1, 1, 3));
}
