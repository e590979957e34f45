import type { DiscussionDocument } from '../../src/pages/discussion-document.js';
import { withAsked, type Asked } from './asked.js';
import { queryOf, type Shown } from './pages.rules.js';
import { Refused, type Service } from './service.js';

/** Reads as many pages as there are; a discussion that has become shorter has fewer. */
export async function readAgain(
  service: Service,
  { shown: { pages, replies }, part }: { shown: Shown; part: URLSearchParams },
  asked: Asked,
): Promise<Shown> {
  const read = [await service.read(withAsked(part, asked))];
  while (read.length < pages.length) {
    const { moreHref } = read.at(-1)!.discussion;
    if (moreHref === null) break;
    read.push(await service.read(withAsked(queryOf(moreHref), { seen: asked.seen })));
  }
  const fresh = new Map<string, DiscussionDocument[]>();
  for (const [topId, known] of replies) {
    const query = withAsked(new URLSearchParams({ replies: topId }), { seen: asked.seen });
    const first = await service.read(query).catch(nullWhereGone);
    if (first === null) continue;
    const parts = [first];
    while (parts.length < known.length) {
      const more = parts.at(-1)!.discussion.comments[0]?.moreReplies;
      if (more == null) break;
      parts.push(await service.read(queryOf(more.href)));
    }
    fresh.set(topId, parts);
  }
  return { pages: read, replies: fresh };
}

/** Its comment was removed, with all that stood below it. */
function nullWhereGone(error: unknown): null {
  if (error instanceof Refused && error.status === 404) return null;
  throw error;
}
