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
  { first, part, keepPlace }: { first: DiscussionDocument; part: URLSearchParams; keepPlace: () => unknown },
) {
  const [shown, setShown] = useState<Shown>({ pages: [first], replies: NONE });
  const turn = useRef(0);
  const now = useRef({ shown, part });
  now.current.shown = shown;

  /** @returns what was read, and whether it is what is shown by now */
  const show = async (
    read: () => Promise<Shown>,
    become: () => unknown = keepPlace,
  ): Promise<[Shown, boolean]> => {
    const mine = (turn.current += 1);
    const next = await read();
    const isLast = turn.current === mine;
    if (isLast) {
      become();
      setShown(next);
    }
    return [next, isLast];
  };
  const shownBy = async (read: () => Promise<Shown>): Promise<Shown> => (await show(read))[0];

  return {
    shown,
    /** Another part or order of the discussion. @returns whether it is shown: another may have been asked for since */
    go: async (query: URLSearchParams, asked: Asked = {}): Promise<boolean> => {
      const read = async () => ({ pages: [await service.read(withAsked(query, asked))], replies: NONE });
      const [, isShown] = await show(read, () => (now.current.part = query));
      return isShown;
    },
    /** The next page below those that are there. */
    more: (href: string) =>
      shownBy(async () => {
        const page = await service.read(queryOf(href));
        const { pages, replies } = now.current.shown;
        return { pages: [...pages, page], replies };
      }),
    /** More replies of one comment. */
    moreReplies: (topId: string, href: string) =>
      shownBy(async () => {
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
      shownBy(async () => (await loadActs()).readAgain(service, now.current, asked)),
  };
}
