import type { NoticeView } from '../views.js';
import { heldReasonInWords } from '../words.js';
import { useWords } from './page-context.js';

/** What became of the viewer's post; a redirect to `#notice` puts the reader here. */
export function PostedNotice({ notice }: { notice: NoticeView }) {
  const words = useWords();
  const held = notice.kind === 'held';
  const reasons = held ? [...new Set(notice.reasons.map((reason) => heldReasonInWords(words, reason)))] : [];
  return (
    <p class={`notice notice-${notice.kind}`} id="notice" role="status" tabIndex={-1}>
      {held ? words.notice.held(reasons.join('; ')) : words.notice[notice.kind]}
      {held && ` ${words.notice.onlyYou}`}
      {notice.commentHref !== null && (
        <>
          {' '}
          <a href={notice.commentHref}>{words.notice.see}</a>
        </>
      )}
    </p>
  );
}
