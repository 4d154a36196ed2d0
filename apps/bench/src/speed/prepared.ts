/** Work that is ready to be timed, in a process of its own. */
export interface Prepared {
  /** See `Contender.run`. */
  run(repetitions: number): Promise<number>;
}

/** Times a function that takes nothing and does the same every time. */
export function repeated(work: () => unknown): Prepared {
  return {
    run: async (repetitions) => {
      const start = performance.now();
      for (let i = 0; i < repetitions; i++) work();
      return (performance.now() - start) / repetitions;
    },
  };
}
