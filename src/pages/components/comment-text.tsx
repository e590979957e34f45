import type { FormProblemView } from '../views.js';
import { useDiscussionSlots } from './discussion-slots.js';
import { Field } from './field.js';
import { complaintOf } from './form-problem.js';
import { useReaderWords } from './page-context.js';

/** Where a comment's text is typed; posted as `body`. */
export function CommentText({ typed, problem }: { typed: string; problem: FormProblemView | null }) {
  const words = useReaderWords();
  const belowText = useDiscussionSlots()?.belowText;
  return (
    <>
      <Field id="comment-text" label={words.form.body}>
        <textarea
          id="comment-text"
          name="body"
          rows={7}
          required
          dir="auto"
          {...complaintOf(problem, 'body')}
        >
          {typed}
        </textarea>
      </Field>
      {belowText}
    </>
  );
}
