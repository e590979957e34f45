/**
 * What a publisher's page loads: the elements of a discussion and of a count. What a discussion needs besides is loaded
 * once one comes near the window, from where this script came from.
 */
declare const WIDGET: string;

const { src } = document.currentScript as HTMLScriptElement;
const { origin, searchParams } = new URL(src);
const site = searchParams.get('site');

/** How near to the window a discussion is loaded, in CSS pixels: before it is seen, so that nothing moves. */
const NEAR = '800px';

class ParleyThread extends HTMLElement {
  private begun = false;
  private ends: Promise<(() => void) | undefined> = Promise.resolve(undefined);

  connectedCallback(): void {
    if (this.begun) return;
    this.begun = true;
    // Until it is there, what follows stands below the window.
    this.style.display = 'block';
    this.style.minBlockSize = '100vh';
    const begin = (): void => {
      this.ends = import(origin + WIDGET)
        .then(({ mount }: { mount: (host: HTMLElement, from: object) => Promise<() => void> }) =>
          mount(this, { origin, site }),
        )
        .catch((error: unknown) => {
          this.style.removeProperty('min-block-size');
          // Who put the element here looks there.
          console.error('parley-thread:', error);
          return undefined;
        });
    };
    if (this.getAttribute('loading') === 'eager' || location.hash.startsWith('#parley-')) return begin();
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        begin();
      },
      { rootMargin: NEAR },
    );
    observer.observe(this);
  }

  /** Gone for good, and not only moved: an application has gone on to another article. */
  disconnectedCallback(): void {
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.begun = false;
      this.ends.then((end) => end?.()).catch((error: unknown) => console.error('parley-thread:', error));
    });
  }
}

/** The most that one request counts. */
const AT_ONCE = 100;
let waiting: ParleyCount[] = [];

class ParleyCount extends HTMLElement {
  connectedCallback(): void {
    if (waiting.length === 0) queueMicrotask(countAll);
    waiting.push(this);
  }
}

function countAll(): void {
  const all = waiting;
  waiting = [];
  const names = [...new Set(all.map(nameOf))];
  for (let from = 0; from < names.length; from += AT_ONCE)
    count(names.slice(from, from + AT_ONCE), all).catch((error: unknown) =>
      console.error('parley-count:', error),
    );
}

const nameOf = (element: HTMLElement): string => element.getAttribute('article') ?? `url:${location.href}`;

/** What cannot be counted keeps the text that it came with. */
async function count(names: readonly string[], elements: readonly ParleyCount[]): Promise<void> {
  const query = new URLSearchParams(names.map((name) => ['article', name]));
  if (site !== null) query.set('site', site);
  const answer = await fetch(`${origin}/api/v1/counts?${query.toString()}`, { credentials: 'omit' });
  if (!answer.ok) return;
  const { items } = (await answer.json()) as {
    items: { article: string; id: string | null; published: number }[];
  };
  const counts = new Map(
    items.map(({ article, id, published }) => [article, id === null ? null : published]),
  );
  for (const element of elements) {
    const published = counts.get(nameOf(element));
    if (published == null) continue;
    const locale = element.closest('[lang]')?.getAttribute('lang') || undefined;
    element.textContent = new Intl.NumberFormat(locale).format(published);
  }
}

if (!customElements.get('parley-thread')) {
  customElements.define('parley-thread', ParleyThread);
  customElements.define('parley-count', ParleyCount);
}
