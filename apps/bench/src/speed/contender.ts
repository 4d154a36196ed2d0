/** One of those who take turns: a process that has some work ready. */
export interface Contender {
  /** Does the work `repetitions` times, or somewhat more often; returns the wall time of one repetition, in ms. */
  run(repetitions: number): Promise<number>;
  /** The most memory that its process has held so far, in MiB; undefined where it does not tell. */
  peakMiB(): number | undefined;
  close(): void;
}
