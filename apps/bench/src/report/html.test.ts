import { describe, expect, it } from 'vitest';
import { html, trusted } from './html.js';

describe('html', () => {
  it('escapes every value, in text and in attributes', () => {
    const name = `<script>alert("x" + 'y')</script> & co`;
    expect(html`<p title="${name}">${name}</p>`.text).toBe(
      `<p title="&lt;script&gt;alert(&quot;x&quot; + &#39;y&#39;)&lt;/script&gt; &amp; co">` +
        '&lt;script&gt;alert(&quot;x&quot; + &#39;y&#39;)&lt;/script&gt; &amp; co</p>',
    );
  });

  it('keeps HTML, joins lists and leaves out what is not there', () => {
    expect(html`<ul>${['<', html`<li>${1}</li>`, undefined, false, trusted('<b>')]}</ul>`.text).toBe(
      '<ul>&lt;<li>1</li><b></ul>',
    );
  });
});
