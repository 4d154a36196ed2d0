import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { html } from './html.js';
import { htmlTable } from './html-table.js';
import { scrolls } from './scrolls.js';
import { settingList } from './settings-section.js';

describe('scrolls', () => {
  it('lets the keyboard reach an element, and names it where there is a name', () => {
    expect(html`<pre${scrolls('a "b"')}>`.text).toBe('<pre tabindex="0" role="region" aria-label="a &quot;b&quot;">');
    expect(html`<pre${scrolls(undefined)}>`.text).toBe('<pre tabindex="0">');
  });

  it('is on tables and settings', () => {
    const table = htmlTable({ caption: 'C', columns: [{ title: 't' }], rows: [] });
    const { document } = parseHTML(
      `<html><body>${table.text}${settingList('What is set', { a: 1 }).text}</body></html>`,
    );
    const regions = [...document.querySelectorAll('[tabindex="0"][role="region"]')];
    expect(regions.map((region) => [region.tagName, region.getAttribute('aria-label')])).toEqual([
      ['DIV', 'C'],
      ['PRE', 'What is set'],
    ]);
  });
});
