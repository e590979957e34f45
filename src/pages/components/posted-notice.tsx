import type { NoticeView } from '../views.js';
import { heldReasonInWords } from '../words/held-reason.js';
import type { ReaderWords } from '../words/reader-words.js';
import { useReaderWords } from './page-context.js';

/** What became of the viewer's post; a redirect to `#notice` puts the reader here. */
export function PostedNotice({ notice }: { notice: NoticeView }) {
  const words = useReaderWords();
  const held = notice.kind === 'held';
  const reasons = held ? [...new Set(notice.reasons.map((reason) => heldReasonInWords(words, reason)))] : [];
  return (
    <p class={`notice notice-${notice.kind}`} id="notice" role="status" tabIndex={-1}>
      {held ? words.notice.held(reasons.join('; ')) : textOf(words, notice.kind)}
      {held && ` ${words.notice.onlyYou}`}
      {notice.commentHref !== null && (
        <>
          {' '}
          <a href={notice.commentHref}>
            {notice.kind === 'reported' ? words.report.seeAgain : words.notice.see}
          </a>
        </>
      )}
    </p>
  );
}

const textOf = (words: ReaderWords, kind: Exclude<NoticeView['kind'], 'held'>): string =>
  kind === 'reported' ? words.report.sent : words.notice[kind];
