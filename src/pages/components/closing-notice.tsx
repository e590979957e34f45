import type { ClosingView } from '../views.js';
import { useReaderWords } from './page-context.js';
import { Unsent } from './unsent.js';

/** Says that nothing can be posted, why, and until when. `unsent` is a text that came too late. */
export function ClosingNotice({ closing, unsent }: { closing: ClosingView; unsent: string | null }) {
  const words = useReaderWords();
  return (
    <section class="closing" id="respond" aria-label={words.closing.heading}>
      {unsent !== null && <Unsent label={words.form.unsentClosed} text={unsent} />}
      <p class={closing.state === 'closed' ? 'no-comments' : 'comments-paused'}>{closing.message}</p>
      {closing.reason !== '' && <p class="closing-reason">{closing.reason}</p>}
    </section>
  );
}
