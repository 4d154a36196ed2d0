import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { html } from './html.js';

/** Colours that can be told apart on light and dark paper; `--paper`, `--ink` and the like are set by the report. */
export const palette = Array.from({ length: 8 }, (_, k) => `var(--series-${k + 1})`);

/** Custom properties of figures, for both colour schemes; paper is light. */
export const figureColours = `
  :root {
    --paper: #fffdf9; --ink: #22252b; --muted: #6c7079; --rule: #dedad0;
    --series-1: #1f6fb5; --series-2: #c8472b; --series-3: #2c8a57; --series-4: #8a4fb0;
    --series-5: #b17a12; --series-6: #0b8490; --series-7: #bf3a7c; --series-8: #66707c;
  }
  @media screen and (prefers-color-scheme: dark) {
    :root {
      --paper: #17191d; --ink: #e6e3dc; --muted: #9a9ca3; --rule: #34373d;
      --series-1: #6db3f2; --series-2: #f08468; --series-3: #6fcf97; --series-4: #c79bea;
      --series-5: #e0b04c; --series-6: #4fc4cf; --series-7: #f083b4; --series-8: #a9b1bb;
    }
  }`;

/** What a line or dot of a series looks like. */
export interface LegendItem {
  readonly label: string;
  readonly colour: string;
}

const font = 'ui-sans-serif, system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif';
const legendHeight = 26;

/**
 * An SVG figure. Its colours are custom properties: {@link standaloneSvg} makes a file of it.
 *
 * @param legend one entry per series, drawn above the plot.
 */
export function renderFigure({
  description,
  legend,
  ...options
}: Plot.PlotOptions & { description: string; legend?: readonly LegendItem[] }): string {
  const { document } = parseHTML('<html><body></body></html>');
  const plot = Plot.plot({
    document: document as never,
    width: 920,
    style: { background: 'transparent', color: 'var(--ink)', fontFamily: font, fontSize: '12px' },
    ...options,
  });
  const [width, height] = [Number(plot.getAttribute('width')), Number(plot.getAttribute('height'))];
  const top = legend && legend.length > 0 ? legendHeight : 0;
  const outer = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  outer.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  outer.setAttribute('viewBox', `0 0 ${width} ${height + top}`);
  outer.setAttribute('width', String(width));
  outer.setAttribute('height', String(height + top));
  outer.setAttribute('role', 'img');
  outer.setAttribute('aria-label', description);
  outer.innerHTML = html`<title>${description}</title>`.text + drawLegend(legend ?? []);
  plot.setAttribute('y', String(top));
  outer.appendChild(plot as never);
  return outer.outerHTML;
}

/** A figure as a file of its own, which follows the colour scheme of its reader. */
export function standaloneSvg(svg: string): string {
  return svg.replace(/^(<svg[^>]*>)/, `$1<style>${figureColours}\n  svg { background: var(--paper); }</style>`);
}

function drawLegend(items: readonly LegendItem[]): string {
  let x = 40;
  return items
    .map(({ label, colour }) => {
      const at = x;
      x += 42 + 6.6 * label.length;
      const line = html`<line x2="20" stroke="${colour}" stroke-width="2.5" stroke-linecap="round"></line>`;
      const style = html`font-family="${font}" font-size="12.5" fill="var(--ink)"`;
      return html`<g transform="translate(${at}, 13)" ${style}>${line}<text x="26" dy="0.32em">${label}</text></g>`
        .text;
    })
    .join('');
}

/** A logarithmic scale from one power of ten to another that holds all values, with a tick at each of at most seven. */
export function decades(values: readonly number[]): Plot.ScaleOptions & { tickFormat: (value: number) => string } {
  const low = values.length > 0 ? Math.floor(Math.log10(Math.min(...values)) + 1e-9) : 0;
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values)) - 1e-9));
  const stride = Math.ceil((high - low) / 6);
  const exponents = Array.from({ length: Math.floor((high - low) / stride) + 1 }, (_, k) => low + k * stride);
  return {
    type: 'log',
    domain: [10 ** low, 10 ** high],
    ticks: exponents.map((exponent) => 10 ** exponent),
    tickFormat: (value: number) => powerOfTen(Math.round(Math.log10(value))),
    grid: true,
  };
}

function powerOfTen(exponent: number): string {
  return exponent >= -3 && exponent <= 3 ? String(Number(`1e${exponent}`)) : `10${superscript(exponent)}`;
}

/** An exponent in raised digits. */
export function superscript(exponent: number): string {
  return String(exponent).replace(/./g, (character) => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'['-0123456789'.indexOf(character)]);
}

/** Steps as `2k`. */
export function thousands(step: number): string {
  return step >= 1000 ? `${step / 1000}k` : String(step);
}
