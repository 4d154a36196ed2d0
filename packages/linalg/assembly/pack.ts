/**
 * An operand is packed in panels of `width` lines: for each inner index the entries of these lines, one behind the other.
 * Lines beyond the operand count as zeros, so nothing in a panel is left from before.
 */

/** Packs `lines` lines that are `stride` bytes apart, the inner index running along each. */
export function packLines<T>(x: usize, stride: usize, lines: usize, width: usize, inner: usize, out: usize): void {
  const size: usize = sizeof<T>();
  const lanes: usize = 16 / size;
  const step = width * size;
  for (let first: usize = 0; first < lines; first += width, out += inner * step) {
    const end = min(lines, first + width);
    let line = first;
    let to = out;
    for (; line + lanes <= end; line += lanes, to += 16) {
      if (sizeof<T>() === 4) packFour(x + line * stride, stride, inner, to, step);
      else packTwo(x + line * stride, stride, inner, to, step);
    }
    for (; line < first + width; line++, to += size) packLine<T>(x + line * stride, line < end, inner, to, step);
  }
}

/** One line, or zeros where there is none. */
function packLine<T>(x: usize, exists: bool, inner: usize, out: usize, step: usize): void {
  const end = out + inner * step;
  if (exists) {
    for (; out < end; out += step, x += sizeof<T>()) store<T>(out, load<T>(x));
  } else {
    for (; out < end; out += step) store<T>(out, 0 as T);
  }
}

/** Packs `lines` lines that lie side by side, the inner index running across them, `stride` bytes a step. */
export function packColumns<T>(x: usize, stride: usize, lines: usize, width: usize, inner: usize, out: usize): void {
  const size: usize = sizeof<T>();
  const step = width * size;
  for (let first: usize = 0; first < lines; first += width, x += step) {
    const count = min(width, lines - first);
    let from = x;
    if (count === width) {
      // 8 or 5 in float32, 4 or 5 in float64.
      for (let k: usize = 0; k < inner; k++, from += stride, out += step) {
        v128.store(out, v128.load(from));
        if (step >= 32) v128.store(out, v128.load(from, 16), 16);
        if (step !== 32) store<T>(out + step - size, load<T>(from + step - size));
      }
    } else {
      for (let k: usize = 0; k < inner; k++, from += stride) {
        for (let line: usize = 0; line < width; line++, out += size) {
          store<T>(out, line < count ? load<T>(from + line * size) : (0 as T));
        }
      }
    }
  }
}

/** Four lines of float32, transposed four entries at a time. */
function packFour(x: usize, stride: usize, inner: usize, out: usize, step: usize): void {
  const x1 = x + stride;
  const x2 = x1 + stride;
  const x3 = x2 + stride;
  const end = inner * 4;
  let k: usize = 0;
  for (; k + 16 <= end; k += 16, out += 4 * step) {
    const r0 = v128.load(x + k);
    const r1 = v128.load(x1 + k);
    const r2 = v128.load(x2 + k);
    const r3 = v128.load(x3 + k);
    const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
    const high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
    const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
    const high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
    v128.store(out, v128.shuffle<f64>(low01, low23, 0, 2));
    v128.store(out + step, v128.shuffle<f64>(low01, low23, 1, 3));
    v128.store(out + 2 * step, v128.shuffle<f64>(high01, high23, 0, 2));
    v128.store(out + 3 * step, v128.shuffle<f64>(high01, high23, 1, 3));
  }
  for (; k < end; k += 4, out += step) {
    store<f32>(out, load<f32>(x + k));
    store<f32>(out, load<f32>(x1 + k), 4);
    store<f32>(out, load<f32>(x2 + k), 8);
    store<f32>(out, load<f32>(x3 + k), 12);
  }
}

/** Two lines of float64, transposed two entries at a time. */
function packTwo(x: usize, stride: usize, inner: usize, out: usize, step: usize): void {
  const x1 = x + stride;
  const end = inner * 8;
  let k: usize = 0;
  for (; k + 16 <= end; k += 16, out += 2 * step) {
    const r0 = v128.load(x + k);
    const r1 = v128.load(x1 + k);
    v128.store(out, v128.shuffle<f64>(r0, r1, 0, 2));
    v128.store(out + step, v128.shuffle<f64>(r0, r1, 1, 3));
  }
  if (k < end) {
    store<f64>(out, load<f64>(x + k));
    store<f64>(out, load<f64>(x1 + k), 8);
  }
}
