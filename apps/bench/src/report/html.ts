/** Text that is HTML already. Made by {@link html} and {@link trusted} only. */
export class Html {
  constructor(readonly text: string) {}
}

type Content = Html | string | number | false | undefined | readonly Content[];

/** A template whose values are escaped unless they are {@link Html}. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Html {
  return new Html(strings.reduce((text, part, k) => text + render(values[k - 1]) + part));
}

/** Marks text of our own making, such as an SVG, as HTML. */
export const trusted = (text: string) => new Html(text);

function render(content: Content): string {
  if (content === undefined || content === false) return '';
  if (content instanceof Html) return content.text;
  if (typeof content === 'object') return content.map(render).join('');
  return escapeText(String(content));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]);
}
