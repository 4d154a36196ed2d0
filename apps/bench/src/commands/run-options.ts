/** Options of `run` as the command line gives them. */
export interface RunOptions {
  readonly set?: readonly string[];
  readonly only?: readonly string[];
  readonly workers?: number;
  readonly out: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly force?: boolean;
}
