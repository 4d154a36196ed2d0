import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import type { FitOptions, FitResult } from '@lowrank/models';
import { fit } from '@lowrank/models/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { ready, setBackend } from '@tensorflow/tfjs-core';

let backend: Promise<void> | undefined;

/** Training as a tensor program on the wasm backend, which is started on first use. */
export async function tensorFit(options: FitOptions): Promise<FitResult> {
  await startTensors();
  return fit(options);
}

/** Starts the wasm backend, once. */
export function startTensors(): Promise<void> {
  backend ??= startBackend();
  return backend;
}

async function startBackend(): Promise<void> {
  const module = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(dirname(module) + sep);
  if (!(await setBackend('wasm'))) throw new Error('The wasm backend of TensorFlow.js could not be started.');
  await ready();
}
