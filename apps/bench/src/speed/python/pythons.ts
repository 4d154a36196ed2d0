import { findPython } from './find-python.js';
import { type PythonProcess, startPython } from './python-process.js';

/** The Python processes of a run, one for each number of threads, started when first asked for. */
export interface Pythons {
  /** @throws Error that says why there is none. */
  withThreads(threads: number): Promise<PythonProcess>;
  close(): void;
}

export function makePythons(env: NodeJS.ProcessEnv): Pythons {
  const started = new Map<number, Promise<PythonProcess>>();
  let found: ReturnType<typeof findPython> | undefined;

  const start = async (threads: number) => {
    found ??= findPython(env);
    if ('missing' in found) throw new Error(found.missing);
    return startPython(found.path, threads, env);
  };
  return {
    withThreads: (threads) => {
      const known = started.get(threads) ?? start(threads);
      started.set(threads, known);
      return known;
    },
    close: () => {
      for (const python of started.values()) {
        python.then(
          ({ close }) => close(),
          () => {},
        );
      }
    },
  };
}
