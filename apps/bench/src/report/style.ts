import { figureColours } from './plot.js';
import { scrollStyle } from './scrolls.js';

/** The style sheet of a report: one column of text, wider figures, light and dark. */
export const style = `${figureColours}${scrollStyle}
  :root { color-scheme: light dark; --wash: #f5f1e8; --alarm: #b3341a; }
  @media screen and (prefers-color-scheme: dark) { :root { --wash: #1f2227; --alarm: #f08468; } }
  * { box-sizing: border-box; }
  body {
    margin: 0; background: var(--paper); color: var(--ink);
    font: 400 1.0625rem/1.6 Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, serif;
    font-variant-numeric: oldstyle-nums; text-rendering: optimizeLegibility;
  }
  main { max-width: 64rem; margin: 0 auto; padding: 4rem 1.5rem 6rem; }
  p, ul, pre, details, .lead { max-width: 42rem; }
  h1 { font-size: 2.1rem; line-height: 1.2; font-weight: 600; margin: 0 0 1rem; max-width: 46rem; letter-spacing: -.01em; }
  h2 { font-size: 1.3rem; font-weight: 600; margin: 3.5rem 0 .75rem; }
  .lead { font-size: 1.15rem; }
  .kicker, figcaption, .note, table, .facts, summary {
    font-family: ui-sans-serif, system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif;
    font-variant-numeric: tabular-nums lining-nums;
  }
  .kicker { font-size: .8rem; letter-spacing: .06em; color: var(--muted); margin: 0 0 .5rem; }
  .facts { display: flex; flex-wrap: wrap; gap: .4rem 2rem; margin: 1.5rem 0 0; padding: 0; font-size: .85rem; color: var(--muted); }
  .facts div { display: flex; gap: .5em; } .facts dd { margin: 0; color: var(--ink); }
  figure { margin: 1.5rem 0 2.25rem; }
  figure svg { display: block; width: 100%; min-width: 44rem; height: auto; }
  figcaption { font-size: .85rem; line-height: 1.5; color: var(--muted); max-width: 44rem; margin-top: .6rem; }
  table { border-collapse: collapse; font-size: .85rem; line-height: 1.35; min-width: 100%; }
  caption { text-align: left; color: var(--muted); padding: 0 0 .6rem; line-height: 1.5; }
  thead th { text-align: left; font-weight: 500; color: var(--muted); vertical-align: bottom; padding: .4rem .9rem .4rem 0; border-bottom: 1px solid var(--ink); }
  tbody th { text-align: left; font-weight: inherit; min-width: 10rem; }
  tbody th, td { padding: .42rem .9rem .42rem 0; border-bottom: 1px solid var(--rule); vertical-align: baseline; }
  th:last-child, td:last-child { padding-right: 0; }
  .numeric, thead .numeric { text-align: right; } td.numeric { white-space: nowrap; }
  .detail { display: block; font-size: .78em; color: var(--muted); }
  tr.strong > * { background: var(--wash); font-weight: 600; } tr.strong .detail { font-weight: 400; }
  .note { font-size: .85rem; color: var(--muted); }
  .alarm { border-left: 3px solid var(--alarm); padding-left: 1rem; }
  .gallery { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: 1.5rem; margin: 1.5rem 0; }
  .gallery figure { margin: 0; }
  .gallery img { display: block; width: 100%; height: auto; image-rendering: pixelated; background: var(--wash); }
  .gallery strong { color: var(--ink); font-weight: 600; }
  code, pre { font: .85em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
  pre { padding: .9rem 1.1rem; }
  details { margin: .5rem 0; max-width: none; } summary { cursor: pointer; font-size: .9rem; }
  a { color: inherit; }
  sup { line-height: 0; font-size: .75em; }
  summary:focus-visible { outline: 2px solid var(--series-1); outline-offset: 2px; }
  @media print {
    :root { color-scheme: light; } body { font-size: 10pt; } main { padding: 0; max-width: none; }
    h2 { break-after: avoid; } figure, tr { break-inside: avoid; } pre { white-space: pre-wrap; }
  }
`;
