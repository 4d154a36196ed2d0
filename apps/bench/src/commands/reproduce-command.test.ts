import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { quoteWord, reproduceCommand } from './reproduce-command.js';

describe('reproduceCommand', () => {
  it('repeats the assignments, quoted where a shell would read them otherwise', () => {
    expect(reproduceCommand(['headline', 'a b.json'], { set: ['steps=10', 'terms[0].weight=0.1'] })).toBe(
      "lowrank-bench run headline 'a b.json' --set steps=10 --set 'terms[0].weight=0.1'",
    );
    expect(reproduceCommand(['movielens'], { only: ['bias model', 'u1'] })).toBe(
      "lowrank-bench run movielens --only 'bias model' --only u1",
    );
    expect(reproduceCommand(['headline'], {})).toBe('lowrank-bench run headline');
  });

  it.each(['a b', "it's", '$HOME', '`x`', '{"a": 1}', '', '*'])('quotes %j so that a shell reads it back', (word) => {
    expect(execFileSync('sh', ['-c', `printf %s ${quoteWord(word)}`], { encoding: 'utf8' })).toBe(word);
  });
});
