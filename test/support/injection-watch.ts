import { expect } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';

/** Elements that a comment's text may consist of. */
const OF_COMMENTS = 'abbr a b blockquote br cite code del em i ins li ol p pre q s strong sub sup u ul'.split(
  ' ',
);

/** What tricks call, noted. */
const TRAPS = `
  window.__ran = [];
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'canary'])
    window[name] = (...said) => void __ran.push(name + ': ' + said.join());`;

/** In a page: what stands there that could run or lead elsewhere than it says. */
const INSPECT = `(() => {
  const found = [...__ran];
  const roots = [document];
  const fits = (url) => /^(https?:|mailto:|\\/(?!\\/)|[#?]|data:,$)/i.test(url.trim()) || url === '';
  for (const root of roots)
    for (const element of root.querySelectorAll('*')) {
      const name = element.localName;
      if (element.shadowRoot) roots.push(element.shadowRoot);
      for (const { name: attribute, value } of element.attributes) {
        if (/^on/i.test(attribute) || attribute === 'srcdoc') found.push(name + ' ' + attribute);
        if (/^(href|src|action|formaction|xlink:href|data|poster|ping|background)$/i.test(attribute) && !fits(value))
          found.push(name + ' ' + attribute + '=' + value);
      }
      if (/^(iframe|object|embed|base|frame|applet|template|math)$/.test(name)) found.push(name);
      if (name === 'script' && !/\\/(assets\\/[\\w-]+|embed)\\.js$/.test(element.getAttribute('src') ?? ''))
        found.push('script ' + element.outerHTML.slice(0, 80));
      if (name === 'meta' && element.httpEquiv === 'refresh') found.push('meta refresh');
      const text = element.closest('.comment-body');
      if (text && text !== element && !${JSON.stringify(OF_COMMENTS)}.includes(name)) found.push('in a comment: ' + name);
    }
  return found;
})()`;

/** Hears what a page does that nobody but us should make it do. Our Content-Security-Policy is off: it comes on top. */
export class InjectionWatch {
  private readonly complaints: string[] = [];
  looks = 0;

  constructor(
    context: BrowserContext,
    private readonly origins: readonly string[],
  ) {
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (/^https?:$/.test(url.protocol) && !this.origins.includes(url.origin))
        this.complaints.push(`asked ${url.href}`);
    });
    context.on('weberror', (error) => this.complaints.push(String(error.error())));
  }

  static async on(context: BrowserContext, origins: readonly string[]): Promise<InjectionWatch> {
    await context.addInitScript(TRAPS);
    return new InjectionWatch(context, origins);
  }

  async look(page: Page, where: string): Promise<void> {
    this.looks += 1;
    const found = await page.evaluate<string[]>(INSPECT);
    expect([where, ...found, ...this.complaints.splice(0)]).toEqual([where]);
  }
}
