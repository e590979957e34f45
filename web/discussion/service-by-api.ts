import type { OwnText } from '../../src/comments/read-own-text.js';
import type { DiscussionDocument } from '../../src/pages/discussion-document.js';
import { follow } from '../follow.js';
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
  const comment = (id: string, rest = ''): string => at(`comments/${encodeURIComponent(id)}${rest}`);
  return {
    origin,
    read: async (query) => {
      const path = at(`articles/${encodeURIComponent(article)}/discussion`, query);
      return (await (await ask(asking(), 'GET', path)).json()) as DiscussionDocument;
    },
    like: async (id, liked) => void (await ask(asking(), liked ? 'PUT' : 'DELETE', comment(id, '/like'))),
    readText: async (id) => (await (await ask(asking(), 'GET', comment(id, '/text'))).json()) as OwnText,
    edit: async (id, body) => void (await ask(asking(), 'PATCH', comment(id), { body })),
    withdraw: async (id) => void (await ask(asking(), 'DELETE', comment(id))),
    report: async (id, body) => void (await ask(asking(), 'POST', comment(id, '/reports'), { body })),
    follow: (threadId, hear) => follow(`${origin}${at(`threads/${threadId}/events`)}`, hear),
  };
}
