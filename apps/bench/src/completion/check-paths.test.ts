import { linkSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDistinct } from './check-paths.js';

/** A folder with r.csv and one other file, and a way to name files in it. */
function folder() {
  const path = mkdtempSync(join(tmpdir(), 'lowrank-paths-'));
  const at = (name: string) => `${path}/${name}`;
  for (const name of ['r.csv', 'other.csv']) writeFileSync(at(name), name);
  return at;
}

describe('checkDistinct', () => {
  it.each<[string, (at: (name: string) => string) => string]>([
    ['its own name', (at) => at('r.csv')],
    ['a name with detours', (at) => at('./x/../r.csv')],
    ['a path from the current folder', (at) => relative(process.cwd(), at('r.csv'))],
    [
      'a symbolic link',
      (at) => {
        symlinkSync('r.csv', at('link.csv'));
        return at('link.csv');
      },
    ],
    [
      'a link to a link',
      (at) => {
        symlinkSync('r.csv', at('first.csv'));
        symlinkSync(at('first.csv'), at('link.csv'));
        return at('link.csv');
      },
    ],
    [
      'a folder that is a link',
      (at) => {
        symlinkSync('.', at('linked'));
        return at('linked/r.csv');
      },
    ],
    [
      'the folder above one that is a link',
      (at) => {
        mkdirSync(at('deep/er'), { recursive: true });
        symlinkSync('r.csv', at('deep/r.csv'));
        symlinkSync(at('deep'), at('deep/up'));
        symlinkSync(at('deep/er'), at('linked'));
        return at('linked/../up/../r.csv');
      },
    ],
    [
      'a hard link',
      (at) => {
        linkSync(at('r.csv'), at('hard.csv'));
        return at('hard.csv');
      },
    ],
  ])('refuses to write over what is read, by %s', (_, name) => {
    const at = folder();
    mkdirSync(at('x'));
    const out = name(at);
    expect(() => checkDistinct({ out }, { ratings: at('r.csv') })).toThrow(
      /given as ratings and to be written as out\. Give out another name/,
    );
  });

  it('refuses to write two to one place that is not there yet', () => {
    const at = folder();
    symlinkSync('new/model.json', at('link.json'));
    symlinkSync('.', at('linked'));
    const refused = (model: string) =>
      expect(() => checkDistinct({ out: at('new/model.json'), model: at(model) }, {})).toThrow(
        /given as out and to be written as model/,
      );
    refused('link.json');
    refused('linked/new/model.json');
    refused('linked/link.json');
  });

  it('says which file it is where the names differ', () => {
    const at = folder();
    linkSync(at('r.csv'), at('hard.csv'));
    expect(() => checkDistinct({ out: at('hard.csv') }, { ratings: at('r.csv') })).toThrow(
      `${at('hard.csv')}: the same file as ${at('r.csv')}, given as ratings`,
    );
  });

  it('lets files be that are others, or read twice, or in links that lead nowhere', () => {
    const at = folder();
    symlinkSync('circle.csv', at('circle.csv'));
    mkdirSync(at('deep/er'), { recursive: true });
    symlinkSync(at('deep/er'), at('linked'));
    const written = {
      out: at('other.csv'),
      model: at('new.json'),
      checkpoint: at('circle.csv'),
      // Below deep, not beside the link.
      report: at('linked/../r.csv'),
      none: undefined,
    };
    expect(() => checkDistinct(written, { ratings: at('r.csv'), predict: at('r.csv') })).not.toThrow();
  });
});
