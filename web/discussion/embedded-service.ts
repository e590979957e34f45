import type { Typed, Service } from './service.js';
import { Refused } from './service.js';
import { ask } from './ask.js';
import { token } from './kept.js';
import { serviceFor } from './service-by-api.js';

export interface EmbeddedService extends Service {
  /** Where a comment stands by now, as an address on the service. */
  placeOf(commentId: string): Promise<string>;
}

/** How often, in milliseconds, it is looked whether somebody has closed the window. */
const LOOKED = 500;

/** On a publisher's page: somebody is known by a token that this page keeps, a guest as a reader. */
export function embeddedService(
  article: string,
  { origin, site }: { origin: string; site: string | null },
): EmbeddedService {
  let threadId = '';
  let language: string | null = null;
  const kept = token(`${origin} ${site ?? ''}`);
  const asking = () => ({ origin, token: kept.read(), language });
  const api = serviceFor(article, asking, site);
  const query = site === null ? '' : `?site=${encodeURIComponent(site)}`;

  /** A token that has ended is forgotten: what it asked for, anyone may read. */
  const unlessEnded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 401 || kept.read() === null) throw error;
      kept.write(null);
      return work();
    }
  };

  return {
    ...api,
    read: async (part) => {
      const document = await unlessEnded(() => api.read(part));
      language = document.site.locale;
      threadId = document.discussion.live?.threadId ?? '';
      return document;
    },
    placeOf: async (commentId) => {
      const path = `/api/v1/comments/${encodeURIComponent(commentId)}${query}`;
      const { url } = (await (await ask({ origin, token: null, language }, 'GET', path)).json()) as {
        url: string;
      };
      return url;
    },
    post: async ({ body, parentId, name, email, acceptedPolicyVersion }: Typed, idempotencyKey) => {
      const comment = {
        body,
        parentId,
        acceptedPolicyVersion,
        guest: name === null ? null : { name, email },
      };
      const answer = await ask(asking(), 'POST', `/api/v1/threads/${threadId}/comments${query}`, {
        body: comment,
        headers: { 'idempotency-key': idempotencyKey },
      });
      const posted = (await answer.json()) as { comment: { id: string }; guestToken?: string };
      if (posted.guestToken !== undefined) kept.write(posted.guestToken);
      return { commentId: posted.comment.id, revision: answer.headers.get('thread-revision') };
    },
    signIn: () =>
      new Promise((resolve) => {
        const path = `/sign-in/embedded?${new URLSearchParams({ origin: location.origin, ...(site !== null && { site }) }).toString()}`;
        const window = open(origin + path, 'parley-sign-in', 'popup,width=480,height=640');
        const done = (isSignedIn: boolean): void => {
          clearInterval(looking);
          removeEventListener('message', hear);
          resolve(isSignedIn);
        };
        const hear = (event: MessageEvent<{ parleySession?: unknown } | null>): void => {
          const session =
            event.origin === origin && event.source === window ? event.data?.parleySession : null;
          if (typeof session !== 'string') return;
          kept.write(session);
          window?.close();
          done(true);
        };
        const looking = setInterval(() => (window === null || window.closed) && done(false), LOOKED);
        addEventListener('message', hear);
      }),
    signOut: async () => {
      await ask(asking(), 'DELETE', `/api/v1/sessions/current${query}`).catch(() => undefined);
      kept.write(null);
    },
  };
}
