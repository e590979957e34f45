import { h, hydrate, render } from 'preact';
import { DiscussionApp } from './discussion/discussion-app.js';
import { draft } from './discussion/kept.js';
import { ownService } from './discussion/own-service.js';
import { loadStatements } from './discussion/load-statements.js';
import { queryOf } from './discussion/pages.rules.js';
import { readerWordsOf } from './words.js';

/** Takes over the discussion of an article's page. Where that fails, links and forms do what they did before. */
async function takeOver(root: HTMLElement): Promise<void> {
  const article = root.dataset['article']!;
  const section = root.querySelector<HTMLElement>('#comments')!;
  const service = ownService(article, location.pathname);
  const part = queryOf(location.href);
  const query = new URLSearchParams(part);
  for (const name of ['posted', 'reported']) {
    const value = new URLSearchParams(location.search).get(name);
    if (value !== null) query.set(name, value);
  }
  const [first, words] = await Promise.all([
    service.read(query),
    readerWordsOf(document.documentElement.lang),
  ]);
  const app = h(DiscussionApp, {
    ...{ service, first, part, words, root, stating: await loadStatements(first) },
    page: {
      goTo: (href: string) => history.replaceState(null, '', href),
      reload: (seen: number) => {
        const address = new URL(location.href);
        address.searchParams.set('seen', String(seen));
        location.assign(address);
      },
    },
  });
  // What is there is taken over as it is, unless the discussion has changed since it was drawn.
  if (String(first.discussion.live?.revision) === section.dataset['revision']) hydrate(app, root);
  else {
    // What somebody has begun to type is given back by the script.
    const typed = root.querySelector<HTMLTextAreaElement>('.respond textarea')?.value ?? '';
    if (typed !== '') draft(first.discussion.live!.threadId, '').write(typed);
    root.replaceChildren();
    render(app, root);
  }
}

const root = document.querySelector<HTMLElement>('[data-article]');
/** What was refused, and a reply that was begun without the script, stand on the page and in no document. */
const isLeftAlone =
  new URLSearchParams(location.search).has('reply-to') || root?.querySelector('#form-problem') != null;
// Where the service does not answer, the page stays as it came.
if (root !== null && !isLeftAlone) await takeOver(root).catch(() => undefined);
