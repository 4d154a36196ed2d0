import { describe, expect, it } from 'vitest';
import { startLineProcess } from './line-process.js';

const node = (code: string) => startLineProcess(process.execPath, ['-e', code], process.env);
const answering = (answer: string) =>
  node(`require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => { ${answer} })`);

describe('startLineProcess', () => {
  it('gives the answer to each question', async () => {
    const child = answering('console.log(JSON.stringify({ twice: 2 * JSON.parse(line).x }))');
    expect(await child.ask({ x: 1 })).toEqual({ twice: 2 });
    expect(await child.ask({ x: 2 })).toEqual({ twice: 4 });
    child.close();
  });

  it('throws the error that it answers', async () => {
    const child = answering(`console.log('{"error": "ValueError: no"}')`);
    await expect(child.ask({})).rejects.toThrow('ValueError: no');
    child.close();
  });

  it('throws what a process said last when it ends, then and ever after', async () => {
    const child = answering(`console.error('MemoryError'); process.exit(3)`);
    await expect(child.ask({})).rejects.toThrow(/ended with exit code 3. MemoryError/);
    await expect(child.ask({})).rejects.toThrow(/ended with exit code 3/);
  });

  it('throws where there is no such program, and on an answer that is not JSON', async () => {
    await expect(startLineProcess('/nowhere', [], {}).ask({})).rejects.toThrow('/nowhere could not be started');
    const child = answering(`console.log('hello')`);
    await expect(child.ask({})).rejects.toThrow('answered hello, which is not JSON');
    child.close();
  });
});
