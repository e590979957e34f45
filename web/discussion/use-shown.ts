import { useRef, useState } from 'preact/hooks';
import type { DiscussionDocument } from '../../src/pages/discussion-document.js';
import { queryOf, type Shown } from './pages.rules.js';
import { withAsked, type Asked } from './asked.js';
import { loadActs } from './load-acts.js';
import type { Service } from './service.js';

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
    /** What is there with less changed than would be worth reading it again. */
    change: (become: (known: Shown) => Shown) => setShown(become),
    /** All that is shown, as it is by now. */
    refresh: (asked: Asked = {}) =>
      show(async () => (await loadActs()).readAgain(service, now.current, asked)),
  };
}
