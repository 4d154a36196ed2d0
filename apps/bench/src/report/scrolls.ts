import { type Html, html } from './html.js';

/** Attributes of an element that scrolls on a narrow screen, by which the keyboard reaches it and it has a name. */
export function scrolls(name: string | undefined): Html {
  return html` tabindex="0"${name !== undefined && html` role="region" aria-label="${name}"`}`;
}

/** Their style: a shadow at each end beyond which there is more. The covers move with the content, the shadows stay. */
export const scrollStyle = `
  :root { --shadow: rgb(34 37 43 / .3); }
  @media screen and (prefers-color-scheme: dark) { :root { --shadow: rgb(230 227 220 / .4); } }
  .scroll, pre {
    --under: var(--paper); overflow-x: auto;
    background:
      linear-gradient(to right, var(--under) 40%, transparent) left / 2.5rem 100% no-repeat local,
      linear-gradient(to left, var(--under) 40%, transparent) right / 2.5rem 100% no-repeat local,
      linear-gradient(to right, var(--shadow), transparent) left / .8rem 100% no-repeat scroll,
      linear-gradient(to left, var(--shadow), transparent) right / .8rem 100% no-repeat scroll,
      var(--under);
  }
  pre { --under: var(--wash); }
  .scroll:focus-visible, pre:focus-visible { outline: 2px solid var(--series-1); outline-offset: 2px; }
  @media print { .scroll, pre { overflow: visible; background: var(--under); } }`;
