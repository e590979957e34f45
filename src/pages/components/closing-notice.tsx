import type { ClosingView } from '../views.js';
import { useWords } from './page-context.js';

/** Says that nothing can be posted, why, and until when. `unsent` is a text that came too late. */
export function ClosingNotice({ closing, unsent }: { closing: ClosingView; unsent: string }) {
  const words = useWords();
  return (
    <section class="closing" id="respond" aria-label={words.closing.heading}>
      {unsent !== '' && (
        <div class="problem" id="form-problem" role="alert" tabIndex={-1}>
          <p>
            <label for="unsent">{words.form.unsent}</label>
          </p>
          <textarea id="unsent" rows={6} readOnly dir="auto">
            {unsent}
          </textarea>
        </div>
      )}
      <p class={closing.state === 'closed' ? 'no-comments' : 'comments-paused'}>{closing.message}</p>
      {closing.reason !== '' && <p class="closing-reason">{closing.reason}</p>}
    </section>
  );
}
