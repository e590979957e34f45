import { Refused, type Service } from './service.js';
import { token } from './kept.js';
import { loadActs } from './load-acts.js';
import { serviceFor } from './service-by-api.js';

/** On a publisher's page: somebody is known by a token that this page keeps, a guest as a reader. */
export function embeddedService(
  article: string,
  { origin, site }: { origin: string; site: string | null },
): Service {
  let threadId = '';
  let language: string | null = null;
  const kept = token(`${origin} ${site ?? ''}`);
  const asking = () => ({ origin, token: kept.read(), language });
  const api = serviceFor(article, asking, site);

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
    placeOf: (commentId) => unlessEnded(() => api.placeOf(commentId)),
    post: async (typed, idempotencyKey) => {
      const { postByApi } = await loadActs();
      const { guestToken, ...posted } = await postByApi(api, threadId, typed, idempotencyKey);
      if (guestToken !== undefined) kept.write(guestToken);
      return posted;
    },
    signIn: async () => {
      const { askInWindow } = await loadActs();
      const session = await askInWindow(origin, site);
      if (session !== null) kept.write(session);
      return session !== null;
    },
    signOut: async () => {
      await api.ask('DELETE', 'sessions/current').catch(() => undefined);
      kept.write(null);
    },
  };
}
