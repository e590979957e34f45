import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Discussion } from '../../src/pages/components/discussion.js';
import { DiscussionSlotsContext } from '../../src/pages/components/discussion-slots.js';
import { PageContext } from '../../src/pages/components/page-context.js';
import type { DiscussionDocument } from '../../src/pages/discussion-document.js';
import type { ReaderWords } from '../../src/pages/words/reader-words.js';
import { ComposerForm, ToldThere } from './composer.js';
import { heardClick, heardSubmit, type Heard } from './heard.js';
import { draft } from './kept.js';
import type { loadStatements } from './load-statements.js';
import { MuteButton, Muted, usePeople } from './muting.js';
import { NewsOf, useNews } from './news.js';
import { findShown, joined, queryOf } from './pages.rules.js';
import { keepPlace, moveTo, placeIn, stayAt, type Place } from './place.js';
import type { Service } from './service.js';
import { TextStatus, useTyping } from './typing.js';
import { useActions } from './use-actions.js';
import { useShown } from './use-shown.js';

const HEADING = '#comments-heading';
/** The fragment of a comment on a publisher's page, before its id. */
const EMBEDDED = '#parley-';

export interface DiscussionAppProps {
  readonly service: Service;
  readonly first: DiscussionDocument;
  /** Which part of the discussion the first is. */
  readonly part: URLSearchParams;
  readonly words: ReaderWords;
  readonly stating: Awaited<ReturnType<typeof loadStatements>>;
  /** What the discussion is drawn into: links and forms are heard there. */
  readonly root: HTMLElement;
  /** Who somebody is, where the page around does not say it. */
  readonly account?: (viewer: DiscussionDocument['viewer']) => ComponentChildren;
  /** Null where the page around is a publisher's. */
  readonly page: {
    /** Its address, where another order is chosen. */
    goTo(href: string): void;
    /** The whole of it once more, not older than a revision. */
    reload(seen: number): void;
  } | null;
}

/** A discussion that changes in its place; what it draws first is what the server drew. */
export function DiscussionApp({
  service,
  first,
  part,
  words,
  root,
  account,
  page,
  stating,
}: DiscussionAppProps) {
  const place = useRef<Place | null>(null);
  /** Where to go on once it is drawn. */
  const next = useRef<string | null>(null);
  const parts = useShown(service, { first, part, keepPlace: () => (place.current = placeIn(root)) });
  const discussion = { ...joined(parts.shown), notice: null };
  const { threadId } = discussion.live!;
  const { viewer } = parts.shown.pages[0]!;
  const actions = useActions({ service, words, parts, discussion });
  // Where its comment is shown no more, the form below the discussion is there again.
  const composer =
    actions.composer !== null && findShown(discussion, actions.composer.commentId) !== null
      ? actions.composer
      : null;
  const people = usePeople();
  const typing = useTyping(root, threadId, composer, first.mostGraphemes);
  const news = useNews(service, discussion);
  const [isAwake, setAwake] = useState(false);

  const goOnAt = (selector: string): void => void (next.current = selector);
  const bringNews = async (): Promise<void> => {
    const query = news.isElsewhere ? queryOf(discussion.sortHrefs!.newest) : null;
    const seen = { seen: news.latest?.revision };
    goOnAt(HEADING);
    if (query === null) await parts.refresh(seen);
    else if (await parts.go(query, seen)) page?.goTo(discussion.sortHrefs!.newest);
  };

  /** On a publisher's page: to a comment, wherever in the discussion it stands. */
  const goToComment = async (href: string): Promise<void> => {
    const id = href.slice(EMBEDDED.length);
    goOnAt(`[data-id="${CSS.escape(id)}"]`);
    history.replaceState(null, '', href);
    if (findShown(discussion, id) !== null) goOn();
    else await parts.go(queryOf(await service.placeOf(id)));
  };

  const act = async (heard: Heard): Promise<void> => {
    switch (heard.kind) {
      case 'reply':
        goOnAt('.respond textarea');
        return actions.reply(heard.commentId);
      case 'own':
        goOnAt('.in-place :is(textarea, button)');
        return actions.own(heard.commentId);
      case 'report':
        goOnAt('.in-place input');
        return actions.report(heard.commentId, first.reportReasons);
      case 'cancel':
        goOnAt(`[data-id="${CSS.escape(actions.composer?.commentId ?? '')}"] .comment-actions a`);
        return actions.open(null);
      case 'mute':
        goOnAt(`[data-id="${CSS.escape(heard.commentId)}"] > article .unmute`);
        return people.mute(discussion, heard.commentId);
      case 'unmute':
        goOnAt(`[data-id="${CSS.escape(heard.commentId)}"] > article .mute`);
        return people.unmute(discussion, heard.commentId);
      case 'like':
        return actions.like(heard.commentId, heard.liked);
      case 'post':
        goOnAt('.respond [aria-invalid="true"], #form-problem, #notice');
        return actions.post(heard.form);
      case 'send':
        goOnAt('.in-place [aria-invalid="true"], #form-problem, #notice');
        return actions.send(heard.form);
      case 'order':
        if (await parts.go(queryOf(heard.href))) page?.goTo(heard.href);
        return;
      case 'more': {
        const last = `[data-id="${CSS.escape(discussion.comments.at(-1)?.id ?? '')}"]`;
        goOnAt(`${last} + .comment`);
        return void (await parts.more(heard.href));
      }
      case 'replies': {
        const top = discussion.comments.find(({ id }) => id === heard.commentId);
        const shown = await parts.moreReplies(heard.commentId!, heard.href);
        const known = new Set(top?.replies.map(({ id }) => id));
        const added = joined(shown).comments.find(({ id }) => id === top?.id)?.replies;
        const first = added?.find(({ id }) => !known.has(id));
        if (first !== undefined) goOnAt(`[data-id="${CSS.escape(first.id)}"]`);
        return;
      }
      case 'sign-in':
        if (await service.signIn!()) await parts.refresh();
        return;
      case 'sign-out':
        await service.signOut!();
        return void (await parts.refresh());
      case 'news':
        return bringNews().catch((error: unknown) => {
          if (page === null) throw error;
          page.reload(news.latest!.revision);
        });
      case 'fragment':
        if (heard.href.startsWith(EMBEDDED)) return goToComment(heard.href);
        // Where a form stands under a comment, the one below the discussion comes back.
        if (heard.href === '#respond' && actions.composer?.kind === 'other') actions.open(null);
        goOnAt(`[id="${CSS.escape(heard.href.slice(1))}"]`);
        return goOn();
    }
  };

  useEffect(() => setAwake(true), []);
  useEffect(() => {
    const hear = (event: Event, heard: Heard | null): void => {
      if (heard === null) return;
      // A report needs somebody who is known.
      const isUnknown = heard.kind === 'report' && viewer.kind === 'anyone';
      const wanted = isUnknown ? ({ kind: 'sign-in' } as const) : heard;
      // A page of ours has the way to sign in.
      if (wanted.kind === 'sign-in' && service.signIn === null) return;
      event.preventDefault();
      act(wanted).catch((error: unknown) => {
        next.current = null;
        actions.fail(error);
      });
    };
    const onClick = (event: MouseEvent): void => hear(event, heardClick(event));
    const onSubmit = (event: SubmitEvent): void => hear(event, heardSubmit(event));
    root.addEventListener('click', onClick);
    root.addEventListener('submit', onSubmit);
    return () => {
      root.removeEventListener('click', onClick);
      root.removeEventListener('submit', onSubmit);
    };
  });
  const goOn = (): void => {
    const target = next.current === null ? null : root.querySelector<HTMLElement>(next.current);
    // It comes with a later drawing.
    if (target === null) return;
    next.current = null;
    if (target.matches(HEADING)) stayAt(target);
    else moveTo(target);
  };
  useLayoutEffect(() => {
    if (place.current !== null) keepPlace(root, place.current);
    place.current = null;
    goOn();
  });

  const toldAt = (commentId: string | null) =>
    actions.told?.commentId === commentId && actions.told !== null ? <ToldThere told={actions.told} /> : null;
  const slots = {
    composer:
      composer !== null
        ? {
            commentId: composer.commentId,
            form: <ComposerForm composer={composer} form={discussion.form} problem={actions.problem} />,
          }
        : null,
    news: <NewsOf news={news} />,
    aboveForm: (
      <>
        {account?.(viewer)}
        {toldAt(null)}
      </>
    ),
    belowText: <TextStatus typing={typing} />,
    below: ({ id }: { id: string }) => toldAt(id),
    actions: (comment: Parameters<typeof people.isMuted>[0]) => <MuteButton comment={comment} />,
    instead: (comment: Parameters<typeof people.isMuted>[0]) =>
      people.isMuted(comment) ? <Muted comment={comment} /> : null,
  };
  const form = discussion.form && { ...discussion.form, problem: composer ? null : actions.problem };
  // It has closed meanwhile: what was being typed is handed back.
  const late = discussion.closing.state === 'open' ? '' : draft(threadId, '').read();
  const unsent = late === '' ? null : { text: late, detail: '' };
  const surroundings = {
    site: first.site,
    readerWords: words,
    statementWords: stating?.words ?? null,
    words: null,
  };
  return (
    <PageContext.Provider value={surroundings}>
      <DiscussionSlotsContext.Provider value={isAwake ? slots : null}>
        <Discussion
          discussion={isAwake ? { ...discussion, form, unsent } : first.discussion}
          statements={stating && <stating.Statements statements={discussion.rejections ?? []} />}
        />
      </DiscussionSlotsContext.Provider>
    </PageContext.Provider>
  );
}
