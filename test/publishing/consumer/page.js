import { compute } from './program.ts';

/** Computes in the page, then the same in a worker; a bundler finds the worker by this URL. */
async function computeTwice() {
  const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
  const inWorker = new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  });
  return { page: await compute(), worker: await inWorker };
}

Object.assign(globalThis, { computed: computeTwice() });
