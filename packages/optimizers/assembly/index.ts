import { adadelta } from './adadelta';
import { adam } from './adam';
import { adamax } from './adamax';
import { adamw } from './adamw';
import { amsgrad } from './amsgrad';
import { linearCombination } from './linear-combination';
import { momentum } from './momentum';
import { nadam } from './nadam';
import { nesterov } from './nesterov';
import { rmsprop } from './rmsprop';
import { scale } from './scale';
import { sumOfSquares } from './sum-of-squares';

export function adadelta32(
  g: usize,
  v: usize,
  u: usize,
  out: usize,
  length: usize,
  factor: f64,
  rho: f64,
  epsilon: f64,
): void {
  adadelta<f32>(g, v, u, out, length, factor, rho, epsilon);
}

export function adadelta64(
  g: usize,
  v: usize,
  u: usize,
  out: usize,
  length: usize,
  factor: f64,
  rho: f64,
  epsilon: f64,
): void {
  adadelta<f64>(g, v, u, out, length, factor, rho, epsilon);
}

export function adam32(
  g: usize,
  m: usize,
  v: usize,
  out: usize,
  length: usize,
  factor: f64,
  beta1: f64,
  beta2: f64,
  correction: f64,
  epsilon: f64,
): void {
  adam<f32>(g, m, v, out, length, factor, beta1, beta2, correction, epsilon);
}

export function adam64(
  g: usize,
  m: usize,
  v: usize,
  out: usize,
  length: usize,
  factor: f64,
  beta1: f64,
  beta2: f64,
  correction: f64,
  epsilon: f64,
): void {
  adam<f64>(g, m, v, out, length, factor, beta1, beta2, correction, epsilon);
}

export function adamax32(
  g: usize,
  m: usize,
  u: usize,
  out: usize,
  length: usize,
  factor: f64,
  beta1: f64,
  beta2: f64,
  epsilon: f64,
): void {
  adamax<f32>(g, m, u, out, length, factor, beta1, beta2, epsilon);
}

export function adamax64(
  g: usize,
  m: usize,
  u: usize,
  out: usize,
  length: usize,
  factor: f64,
  beta1: f64,
  beta2: f64,
  epsilon: f64,
): void {
  adamax<f64>(g, m, u, out, length, factor, beta1, beta2, epsilon);
}

export function adamw32(
  g: usize,
  m: usize,
  v: usize,
  w: usize,
  out: usize,
  length: usize,
  factor: f64,
  beta1: f64,
  beta2: f64,
  correction: f64,
  decay: f64,
  epsilon: f64,
): void {
  adamw<f32>(g, m, v, w, out, length, factor, beta1, beta2, correction, decay, epsilon);
}

export function adamw64(
  g: usize,
  m: usize,
  v: usize,
  w: usize,
  out: usize,
  length: usize,
  factor: f64,
  beta1: f64,
  beta2: f64,
  correction: f64,
  decay: f64,
  epsilon: f64,
): void {
  adamw<f64>(g, m, v, w, out, length, factor, beta1, beta2, correction, decay, epsilon);
}

export function amsgrad32(
  g: usize,
  m: usize,
  v: usize,
  u: usize,
  out: usize,
  length: usize,
  factor: f64,
  beta1: f64,
  beta2: f64,
  correction: f64,
  epsilon: f64,
): void {
  amsgrad<f32>(g, m, v, u, out, length, factor, beta1, beta2, correction, epsilon);
}

export function amsgrad64(
  g: usize,
  m: usize,
  v: usize,
  u: usize,
  out: usize,
  length: usize,
  factor: f64,
  beta1: f64,
  beta2: f64,
  correction: f64,
  epsilon: f64,
): void {
  amsgrad<f64>(g, m, v, u, out, length, factor, beta1, beta2, correction, epsilon);
}

export function linearCombination32(x: usize, y: usize, out: usize, length: usize, a: f64, b: f64): void {
  linearCombination<f32>(x, y, out, length, a, b);
}

export function linearCombination64(x: usize, y: usize, out: usize, length: usize, a: f64, b: f64): void {
  linearCombination<f64>(x, y, out, length, a, b);
}

export function momentum32(g: usize, v: usize, out: usize, length: usize, factor: f64, decay: f64): void {
  momentum<f32>(g, v, out, length, factor, decay);
}

export function momentum64(g: usize, v: usize, out: usize, length: usize, factor: f64, decay: f64): void {
  momentum<f64>(g, v, out, length, factor, decay);
}

export function nadam32(
  g: usize,
  m: usize,
  v: usize,
  out: usize,
  length: usize,
  ofMean: f64,
  ofGradient: f64,
  beta1: f64,
  beta2: f64,
  correction: f64,
  epsilon: f64,
): void {
  nadam<f32>(g, m, v, out, length, ofMean, ofGradient, beta1, beta2, correction, epsilon);
}

export function nadam64(
  g: usize,
  m: usize,
  v: usize,
  out: usize,
  length: usize,
  ofMean: f64,
  ofGradient: f64,
  beta1: f64,
  beta2: f64,
  correction: f64,
  epsilon: f64,
): void {
  nadam<f64>(g, m, v, out, length, ofMean, ofGradient, beta1, beta2, correction, epsilon);
}

export function nesterov32(g: usize, v: usize, out: usize, length: usize, factor: f64, decay: f64): void {
  nesterov<f32>(g, v, out, length, factor, decay);
}

export function nesterov64(g: usize, v: usize, out: usize, length: usize, factor: f64, decay: f64): void {
  nesterov<f64>(g, v, out, length, factor, decay);
}

export function rmsprop32(
  g: usize,
  v: usize,
  out: usize,
  length: usize,
  factor: f64,
  decay: f64,
  share: f64,
  epsilon: f64,
): void {
  rmsprop<f32>(g, v, out, length, factor, decay, share, epsilon);
}

export function rmsprop64(
  g: usize,
  v: usize,
  out: usize,
  length: usize,
  factor: f64,
  decay: f64,
  share: f64,
  epsilon: f64,
): void {
  rmsprop<f64>(g, v, out, length, factor, decay, share, epsilon);
}

export function scale32(x: usize, out: usize, length: usize, factor: f64): void {
  scale<f32>(x, out, length, factor);
}

export function scale64(x: usize, out: usize, length: usize, factor: f64): void {
  scale<f64>(x, out, length, factor);
}

export function sumOfSquares32(x: usize, length: usize): f64 {
  return sumOfSquares<f32>(x, length);
}

export function sumOfSquares64(x: usize, length: usize): f64 {
  return sumOfSquares<f64>(x, length);
}
