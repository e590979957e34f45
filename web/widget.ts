import { h, options, render, type VNode } from 'preact';
import { directionOf } from '../src/pages/direction.rules.js';
import base from '../src/pages/styles/base.css';
import discussion from '../src/pages/styles/discussion.css';
import narrow from '../src/pages/styles/narrow.css';
import { DiscussionApp } from './discussion/discussion-app.js';
import { Account } from './discussion/account.js';
import { embeddedService } from './discussion/embedded-service.js';
import { loadStatements } from './discussion/load-statements.js';
import { queryOf } from './discussion/pages.rules.js';
import { readerWordsOf } from './words.js';
import embedded from './widget.css';

/** Here, so that the words of a language are one file and not two. */
export { counterFor } from '../src/pages/words/counted.js';

export interface EmbeddedIn {
  readonly origin: string;
  readonly site: string | null;
}

const PERMALINK = /^\/comments\/([^/?#]+)$/;
/** The fragment of a comment on a publisher's page. */
const FRAGMENT = /^#parley-(.+)$/;

/** Addresses of ours lead to the service, in a window of their own; a comment's own is on the page that it is read on. */
function readdress(origin: string): void {
  options.vnode = (vnode: VNode) => {
    if (typeof vnode.type !== 'string') return;
    const props = vnode.props as Record<string, unknown>;
    for (const name of ['href', 'action']) {
      const path = props[name];
      if (typeof path !== 'string' || !path.startsWith('/')) continue;
      const permalink = PERMALINK.exec(path);
      if (permalink !== null) props[name] = `#parley-${permalink[1]}`;
      else Object.assign(props, { [name]: origin + path, target: '_blank', rel: 'noopener' });
    }
  };
}

/** Draws a discussion into an element of a publisher's page. @returns what ends it */
export async function mount(host: HTMLElement, { origin, site }: EmbeddedIn): Promise<() => void> {
  const article = host.getAttribute('article') ?? `url:${canonical()}`;
  const service = embeddedService(article, { origin, site });
  const asked = FRAGMENT.exec(location.hash)?.[1] ?? null;
  const part =
    asked === null ? new URLSearchParams() : queryOf(await service.placeOf(asked).catch(() => '/'));
  // Mostly the site's own language: its words come while the discussion does.
  void readerWordsOf(host.closest<HTMLElement>('[lang]')?.lang ?? '').catch(() => undefined);
  const first = await service.read(part);
  const { locale } = first.site;
  const words = await readerWordsOf(locale);
  readdress(origin);
  const shadow = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(base + discussion + narrow + embedded);
  shadow.adoptedStyleSheets = [sheet];
  const root = document.createElement('div');
  root.className = 'widget';
  root.lang = locale;
  root.dir = directionOf(locale);
  shadow.append(root);
  const account = (viewer: typeof first.viewer) => h(Account, { viewer });
  render(
    h(DiscussionApp, {
      ...{ service, first, part, words, root, stating: await loadStatements(first), account },
      page: null,
    }),
    root,
  );
  release(host);
  if (asked !== null) show(root, asked);
  return () => {
    render(null, root);
    root.remove();
  };
}

const canonical = (): string =>
  document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ?? location.href;

/** What follows moves up only where nobody sees it. */
function release(host: HTMLElement): void {
  const free = (): void => void host.style.removeProperty('min-block-size');
  if (host.getBoundingClientRect().bottom >= innerHeight) return free();
  new IntersectionObserver(([entry], observer) => {
    if (entry?.isIntersecting) return;
    observer.disconnect();
    free();
  }).observe(host);
}

function show(root: HTMLElement, commentId: string): void {
  const comment = root.querySelector<HTMLElement>(`[data-id="${CSS.escape(commentId)}"]`);
  if (comment === null) return;
  comment.classList.add('pointed-at');
  comment.tabIndex = -1;
  comment.focus({ preventScroll: true });
  comment.scrollIntoView({ block: 'center' });
}
