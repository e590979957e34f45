import { changed } from './change-shown.rules.js';
import type { Shown } from './pages.rules.js';
import type { Service } from './service.js';

/** Likes a comment, or takes that back. @returns what becomes of what is shown */
export async function like(service: Service, id: string, liked: boolean): Promise<(shown: Shown) => Shown> {
  await service.ask(liked ? 'PUT' : 'DELETE', `comments/${encodeURIComponent(id)}/like`);
  return (shown) =>
    changed(shown, id, ({ like, likes = 0 }) => ({
      like: like && { ...like, liked },
      likes: Math.max(0, likes + (like?.liked === liked ? 0 : liked ? 1 : -1)),
    }));
}
