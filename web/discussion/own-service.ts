import { ask } from './ask.js';
import { serviceFor } from './service-by-api.js';
import type { Service, Typed } from './service.js';

/** On our own pages: who somebody is, cookies say, which no script reads. */
export function ownService(article: string, formAction: string): Service {
  const site = new URLSearchParams(location.search).get('site');
  const asking = { origin: '', token: null, language: document.documentElement.lang };
  return {
    ...serviceFor(article, () => asking, site),
    signIn: null,
    signOut: null,
    // By the page's form, whose answer keeps a new guest's token in a cookie.
    post: async (typed: Typed, idempotencyKey) => {
      const form = new URLSearchParams({ body: typed.body, idempotencyKey });
      for (const field of ['parentId', 'name', 'email', 'acceptedPolicyVersion'] as const)
        if (typed[field] !== null) form.set(field, String(typed[field]));
      const path = site === null ? formAction : `${formAction}?site=${encodeURIComponent(site)}`;
      const answer = await ask(asking, 'POST', path, { body: form });
      const { commentId } = (await answer.json()) as { commentId: string };
      return { commentId, revision: answer.headers.get('thread-revision') };
    },
  };
}
