import type { EditFormView } from '../own-comment-view.js';
import { CommentText } from './comment-text.js';
import { FormProblem } from './form-problem.js';
import { Moment } from './moment.js';
import { useReaderWords } from './page-context.js';
import { PolicyLine } from './policy-line.js';

/** Where an author changes a text; posts `body`, `revision` and `acceptedPolicyVersion`. */
export function EditForm({ edit }: { edit: EditFormView }) {
  const words = useReaderWords().own;
  const { action, typed, revision, until, policy, problem } = edit;
  return (
    <form class="edit" method="post" action={`${action}#form-problem`}>
      <h2>{words.edit}</h2>
      {problem !== null && <FormProblem heading={words.problem} detail={problem.detail} />}
      {until !== null && (
        <p>
          {words.until} <Moment at={until} withTime />.
        </p>
      )}
      {policy !== null && <PolicyLine policy={policy} problem={problem} />}
      <CommentText typed={typed} problem={problem} />
      <input type="hidden" name="revision" value={revision} />
      <p>
        <button type="submit" class="primary">
          {words.save}
        </button>
      </p>
    </form>
  );
}

/** Takes a comment back for good. */
export function WithdrawForm({ action }: { action: string }) {
  const words = useReaderWords().own;
  return (
    <form class="withdraw" method="post" action={action}>
      <h2>{words.withdraw}</h2>
      <p>{words.withdrawExplain}</p>
      <p>
        <button type="submit">{words.withdrawButton}</button>
      </p>
    </form>
  );
}
