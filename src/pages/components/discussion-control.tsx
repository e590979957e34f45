import type { ClosingView, DiscussionControlView } from '../views.js';
import { useWords } from './page-context.js';

interface DiscussionControlProps {
  control: DiscussionControlView;
  state: ClosingView['state'];
}

/** A publisher's switch of one discussion. */
export function DiscussionControl({ control, state }: DiscussionControlProps) {
  const words = useWords();
  if (state === 'closed') {
    return (
      <form class="discussion-control" method="post" action={control.reopenAction}>
        <button type="submit">{words.control.reopen}</button>
      </form>
    );
  }
  return (
    <form class="discussion-control" method="post" action={control.closeAction}>
      <label for="closing-message">
        {words.control.message} <span class="hint">{words.control.messageHint}</span>
      </label>
      <input id="closing-message" name="message" type="text" maxLength={300} autocomplete="off" dir="auto" />
      <button type="submit">{words.control.close}</button>
    </form>
  );
}
