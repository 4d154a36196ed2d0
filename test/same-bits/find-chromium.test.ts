import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findChromium } from './find-chromium.ts';

const folder = mkdtempSync(join(tmpdir(), 'lowrank-chromium-'));
afterAll(() => rmSync(folder, { recursive: true }));

function place(subfolder: string, name: string, mode: number): string {
  const file = join(folder, subfolder, name);
  mkdirSync(join(folder, subfolder), { recursive: true });
  writeFileSync(file, '');
  chmodSync(file, mode);
  return file;
}

test('a Chromium that is named goes before those on the PATH', () => {
  const PATH = join(folder, 'named');
  place('named', 'chromium', 0o755);
  expect(findChromium({ LOWRANK_CHROMIUM: '/opt/chrome', PATH })).toBe('/opt/chrome');
});

test('the first name of a Chromium is preferred, in whichever folder of the PATH it is', () => {
  place('first', 'google-chrome', 0o755);
  const chromium = place('second', 'chromium', 0o755);
  expect(findChromium({ PATH: [join(folder, 'first'), join(folder, 'second')].join(delimiter) })).toBe(chromium);
});

test('there is none where no file of that name can be executed', () => {
  place('third', 'chromium', 0o644);
  expect(findChromium({ PATH: join(folder, 'third') })).toBeUndefined();
  expect(findChromium({})).toBeUndefined();
});
