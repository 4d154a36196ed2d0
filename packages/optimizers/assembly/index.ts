import { adam } from './adam';

export function adam32(
  g: usize,
  m: usize,
  v: usize,
  out: usize,
  length: usize,
  rate: f64,
  beta1: f64,
  beta2: f64,
  correction1: f64,
  correction2: f64,
  epsilon: f64,
): void {
  adam<f32>(g, m, v, out, length, rate, beta1, beta2, correction1, correction2, epsilon);
}

export function adam64(
  g: usize,
  m: usize,
  v: usize,
  out: usize,
  length: usize,
  rate: f64,
  beta1: f64,
  beta2: f64,
  correction1: f64,
  correction2: f64,
  epsilon: f64,
): void {
  adam<f64>(g, m, v, out, length, rate, beta1, beta2, correction1, correction2, epsilon);
}
