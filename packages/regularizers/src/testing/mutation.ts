/** Changes of one line of a penalty's source, each of which makes a different penalty. */
export interface Mutation {
  /** Below the folder of the sources. */
  readonly file: string;
  /** Text that occurs once in the file. */
  readonly from: string;
  /** What replaces it, one mutant each. */
  readonly to: readonly string[];
}
