import { useRef, useState } from 'preact/hooks';
import type { DiscussionDocument } from '../../src/pages/discussion-document.js';
import type { CommentView } from '../../src/pages/views.js';
import { changed, queryOf, type Shown } from './pages.rules.js';
import { Refused, type Service } from './service.js';

/** What is told with a discussion that is read again. */
export interface Asked {
  readonly posted?: string;
  readonly reported?: string;
  /** A revision that the answer must not be older than. */
  readonly seen?: string | number | null;
}

const NONE: Shown['replies'] = new Map();

/** The parts of a discussion that are shown, and how they become others. The last that was asked for wins. */
export function useShown(
  service: Service,
  { first, part, keepPlace }: { first: DiscussionDocument; part: URLSearchParams; keepPlace: () => void },
) {
  const [shown, setShown] = useState<Shown>({ pages: [first], replies: NONE });
  const turn = useRef(0);
  const now = useRef({ shown, part });
  now.current.shown = shown;

  const show = async (read: () => Promise<Shown>): Promise<Shown> => {
    const mine = (turn.current += 1);
    const next = await read();
    if (turn.current === mine) {
      keepPlace();
      setShown(next);
    }
    return next;
  };

  return {
    shown,
    /** Another part or order of the discussion. */
    go: (query: URLSearchParams, asked: Asked = {}) =>
      show(async () => {
        const page = await service.read(withAsked(query, asked));
        now.current.part = query;
        return { pages: [page], replies: NONE };
      }),
    /** The next page below those that are there. */
    more: (href: string) =>
      show(async () => {
        const page = await service.read(queryOf(href));
        const { pages, replies } = now.current.shown;
        return { pages: [...pages, page], replies };
      }),
    /** More replies of one comment. */
    moreReplies: (topId: string, href: string) =>
      show(async () => {
        const known = now.current.shown.replies.get(topId);
        // The link leads to what follows the first few; from its beginning, nothing is missing between.
        const page = await service.read(known ? queryOf(href) : new URLSearchParams({ replies: topId }));
        const { pages, replies } = now.current.shown;
        return { pages, replies: new Map(replies).set(topId, [...(known ?? []), page]) };
      }),
    /** One comment as it is by now, where no more than it has changed. */
    change: (id: string, change: (comment: CommentView) => Partial<CommentView>) =>
      setShown((known) => changed(known, id, change)),
    /** All that is shown, as it is by now. */
    refresh: (asked: Asked = {}) => show(() => again(service, now.current, asked)),
  };
}

/** Reads as many pages as there are; a discussion that has become shorter has fewer. */
async function again(
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

function withAsked(query: URLSearchParams, { posted, reported, seen }: Asked): URLSearchParams {
  const asked = new URLSearchParams(query);
  if (posted !== undefined) asked.set('posted', posted);
  if (reported !== undefined) asked.set('reported', reported);
  if (seen != null) asked.set('seen', String(seen));
  return asked;
}
