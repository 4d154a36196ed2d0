/** A vector this short, beside a matrix whose largest entry is about 1, is left as it is. */
const tiny: f64 = 1e-290;

/** Euclidean norm of the numbers from `x` to `end`, safe from overflow and underflow. */
function norm(x: usize, end: usize): f64 {
  let sum: f64 = 0;
  for (let at = x; at < end; at += 8) sum += load<f64>(at) * load<f64>(at);
  if (sum > 1e-280 && sum < Infinity) return sqrt<f64>(sum);
  let largest: f64 = 0;
  for (let at = x; at < end; at += 8) largest = max<f64>(largest, abs<f64>(load<f64>(at)));
  if (largest === 0 || !(largest < Infinity)) return largest;
  sum = 0;
  for (let at = x; at < end; at += 8) {
    const part = load<f64>(at) / largest;
    sum += part * part;
  }
  return largest * sqrt<f64>(sum);
}

/**
 * Finds the reflection H = I - v v^T, with v^T v = 2 or v = 0, that takes the vector from `x` to `end` to
 * (beta, 0, ..., 0); overwrites the vector with v and returns beta.
 */
export function reflect(x: usize, end: usize): f64 {
  const first = load<f64>(x);
  const rest = norm(x + 8, end);
  if (rest <= tiny) {
    store<f64>(x, 0);
    return first;
  }
  const size = abs<f64>(first);
  const large = max<f64>(size, rest);
  const ratio = min<f64>(size, rest) / large;
  const length = large * sqrt<f64>(1 + ratio * ratio);
  const beta = first > 0 ? -length : length;
  const root = sqrt<f64>(1 - first / beta);
  for (let at = x + 8; at < end; at += 8) store<f64>(at, load<f64>(at) / beta / root);
  store<f64>(x, -root);
  return beta;
}
