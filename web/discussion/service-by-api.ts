import type { DiscussionDocument } from '../../src/pages/discussion-document.js';
import { ask, type Asking } from './ask.js';
import type { Service } from './service.js';

/** What is the same wherever a discussion is shown. */
export function serviceFor(
  article: string,
  asking: () => Asking,
  site: string | null,
): Omit<Service, 'post' | 'signIn' | 'signOut'> {
  const { origin } = asking();
  const at = (path: string, query = new URLSearchParams()): string => {
    if (site !== null) query.set('site', site);
    return `/api/v1/${path}${query.size === 0 ? '' : `?${query.toString()}`}`;
  };
  return {
    origin,
    read: async (query) => {
      const path = at(`articles/${encodeURIComponent(article)}/discussion`, query);
      return (await (await ask(asking(), 'GET', path)).json()) as DiscussionDocument;
    },
    placeOf: async (commentId) => {
      const answer = await ask(asking(), 'GET', at(`comments/${encodeURIComponent(commentId)}`));
      return ((await answer.json()) as { url: string }).url;
    },
    ask: (method, path, sent) => ask(asking(), method, at(path), sent),
    eventsOf: (threadId) => `${origin}${at(`threads/${threadId}/events`)}`,
  };
}
