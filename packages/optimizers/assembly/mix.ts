/** a x + b y, number by number. */
export function mix<T extends number>(a: v128, x: v128, b: v128, y: v128): v128 {
  return v128.add<T>(v128.mul<T>(a, x), v128.mul<T>(b, y));
}

/** decay x + share g^2, number by number: a running mean of squares. */
export function mixSquare<T extends number>(decay: v128, x: v128, share: v128, g: v128): v128 {
  return v128.add<T>(v128.mul<T>(decay, x), v128.mul<T>(v128.mul<T>(share, g), g));
}
