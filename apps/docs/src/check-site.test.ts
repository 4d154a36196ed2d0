import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { checkSite } from './check-site.ts';

function siteOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'lowrank-site-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

const problemsOf = (files: Record<string, string>, base?: string) => {
  try {
    checkSite(siteOf(files), base);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n').slice(1);
  }
};

const page = '<h1 id="top">A page</h1>';

it('follows links to pages, folders, headings and files', () => {
  const index =
    '<a href="/guide/start#top">a</a><a href="/guide/">b</a><a href="./logo.svg">c</a><a href="#here" id="here">d</a>';
  expect(
    problemsOf({ 'index.html': index, 'guide/start.html': page, 'guide/index.html': page, 'logo.svg': '' }),
  ).toEqual([]);
});

it('follows links below a base', () => {
  const links = '<a href="/lowrank/start">a</a><a href="/start">b</a>';
  expect(problemsOf({ 'index.html': links, 'start.html': page }, '/lowrank/')).toEqual([
    'index.html: /start: outside the site',
  ]);
});

it('finds links to pages and headings that do not exist', () => {
  const links = '<a href="/gone">a</a><a href="./start#gone">b</a><a href="../start">c</a>';
  expect(problemsOf({ 'guide/index.html': links, 'guide/start.html': page })).toEqual([
    'guide/index.html: /gone: no such page',
    'guide/index.html: ./start#gone: no such heading',
    'guide/index.html: ../start: no such page',
  ]);
});

it('finds what would be loaded from elsewhere, and lets links lead there', () => {
  const html =
    '<link rel="stylesheet" href="https://fonts.example/a.css"><script src="//cdn.example/a.js"></script>' +
    '<a href="https://arxiv.org">a</a><a href="mailto:a@example.org">b</a><img src="/logo.svg">';
  const css =
    '@import "https://fonts.example/b.css"; a { background: url(/logo.svg) } b { src: url("//x.example/f.woff2") }';
  expect(problemsOf({ 'index.html': html, 'assets/style.css': css, 'logo.svg': '' })).toEqual([
    'index.html: loads //cdn.example/a.js',
    'index.html: loads https://fonts.example/a.css',
    'assets/style.css: loads https://fonts.example/b.css',
    'assets/style.css: loads //x.example/f.woff2',
  ]);
});

it('finds a page that includes a whole page for want of a section', () => {
  expect(problemsOf({ 'index.html': `${page}<h1>Another</h1>` })).toEqual([
    'index.html: has 2 titles; is a section that it includes missing?',
  ]);
});
