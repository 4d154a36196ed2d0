import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A process that answers every line of JSON with another. One question at a time. */
export interface LineProcess {
  /** @throws Error if it answers `{ "error": message }`, or ends. */
  ask<T>(request: object): Promise<T>;
  close(): void;
}

/** How much of what a process said last on standard error goes into the message when it ends. */
const tail = 600;

export function startLineProcess(command: string, argv: readonly string[], env: NodeJS.ProcessEnv): LineProcess {
  const child = spawn(command, argv, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  let said = '';
  let ended: Error | undefined;
  let waiting: { resolve: (answer: unknown) => void; reject: (error: Error) => void } | undefined;

  const end = (why: string) => {
    ended ??= new Error(`${command} ${why}. ${said.trim()}`.trim());
    waiting?.reject(ended);
    waiting = undefined;
  };
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk).slice(-tail);
  });
  // A process that ends while it is written to; 'close' tells why.
  child.stdin.on('error', () => {});
  child.on('error', ({ message }) => end(`could not be started: ${message}`));
  child.on('close', (code, signal) => end(`ended with ${signal ?? `exit code ${code}`}`));
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { resolve, reject } = waiting ?? {};
    waiting = undefined;
    try {
      const answer = JSON.parse(line);
      if (typeof answer.error === 'string') reject?.(new Error(answer.error));
      else resolve?.(answer);
    } catch {
      reject?.(new Error(`${command} answered ${line.slice(0, tail)}, which is not JSON.`));
    }
  });

  return {
    ask: <T>(request: object) =>
      new Promise<T>((resolve, reject) => {
        if (ended) return reject(ended);
        waiting = { resolve: resolve as (answer: unknown) => void, reject };
        child.stdin.write(`${JSON.stringify(request)}\n`);
      }),
    close: () => {
      child.kill();
    },
  };
}
