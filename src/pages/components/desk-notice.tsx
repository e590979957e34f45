import type { DeskNoticeView } from '../desk/desk-view.js';
import { Moment } from './moment.js';
import { useWords } from './page-context.js';

/** What became of the form that led here; a decision can be taken back from here. */
export function DeskNotice({ notice }: { notice: DeskNoticeView | null }) {
  const { desk, card } = useWords();
  if (notice === null) return null;
  if (notice.kind === 'problem') {
    return (
      <p class="problem" id="notice" role="alert" tabIndex={-1}>
        <b>{desk.problem}</b> {notice.text} {notice.kept && desk.kept}
      </p>
    );
  }
  if (notice.kind === 'said') {
    return (
      <p class="notice notice-done" id="notice" role="status" tabIndex={-1}>
        {desk.said[notice.what]}
      </p>
    );
  }
  const { action, author, href, undo } = notice;
  return (
    <div class="notice notice-done decided" id="notice" role="status" tabIndex={-1}>
      <p>
        <bdi>{author}</bdi>. {card.done[action]} <a href={href}>{desk.decidedOn}</a>
      </p>
      {undo !== null && (
        <form method="post" action={undo.action}>
          {undo.claim !== null && <input type="hidden" name="claim" value={undo.claim} />}
          <button type="submit">{desk.undo}</button>{' '}
          <span class="hint">
            {desk.undoUntil} <Moment at={undo.until} withTime />
          </span>
        </form>
      )}
    </div>
  );
}
