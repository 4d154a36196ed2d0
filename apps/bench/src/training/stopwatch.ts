/** Measures training time; what runs in `excluding` does not count. */
export function stopwatch(before = 0) {
  const start = performance.now();
  let excluded = 0;
  return {
    seconds: () => before + (performance.now() - start - excluded) / 1000,
    excluding:
      <T>(observe: (argument: T) => void | Promise<void>) =>
      async (argument: T) => {
        const from = performance.now();
        await observe(argument);
        excluded += performance.now() - from;
      },
  };
}
