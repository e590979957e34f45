import type { CommentFormView } from '../views.js';
import { nameOf } from './author.js';
import { CommentText } from './comment-text.js';
import { Field } from './field.js';
import { complaintOf } from './form-problem.js';
import { useReaderWords } from './page-context.js';
import { PolicyLine } from './policy-line.js';

/** Takes a comment or a reply without any script. See `CommentFormView` for what it posts. */
export function CommentForm({ form }: { form: CommentFormView }) {
  const words = useReaderWords();
  const { problem, replyTo } = form;
  const heading =
    replyTo === null
      ? words.discussion.leave
      : words.comment.replyTo(nameOf(words, replyTo.name), replyTo.number);
  return (
    <section class="respond" id="respond" aria-labelledby="respond-heading">
      <h3 id="respond-heading" dir="auto">
        {heading}
      </h3>
      {replyTo !== null && (
        <p>
          <a class="cancel-reply" href="?#respond" rel="nofollow">
            {words.form.cancelReply}
          </a>
        </p>
      )}
      <form method="post" action={`${form.action}#form-problem`}>
        {problem !== null && (
          <p class="problem" id="form-problem" role="alert" tabIndex={-1}>
            <b>{words.form.problem}</b> {problem.detail}
          </p>
        )}
        {form.policy !== null && <PolicyLine policy={form.policy} problem={problem} />}
        {form.modes !== undefined && <ModeLines {...form.modes} />}
        {form.guestFields !== 'none' && form.signInHref != null && (
          <p class="policy-line">
            {words.form.guestBefore} <a href={form.signInHref}>{words.form.guestSignIn}</a>{' '}
            {words.form.guestAfter}
          </p>
        )}
        {form.guestFields !== 'none' && <GuestFields form={form} />}
        <CommentText typed={form.typed.body} problem={problem} />
        {replyTo !== null && <input type="hidden" name="parentId" value={replyTo.id} />}
        {form.idempotencyKey !== null && (
          <input type="hidden" name="idempotencyKey" value={form.idempotencyKey} />
        )}
        <p>
          <button type="submit" class="primary">
            {words.form.post}
          </button>
        </p>
      </form>
    </section>
  );
}

/** What becomes of a comment, before it is written. */
function ModeLines({ review, slowModeSeconds }: NonNullable<CommentFormView['modes']>) {
  const words = useReaderWords();
  return (
    <>
      {review !== null && <p class="mode-line">{words.form.review[review]}</p>}
      {slowModeSeconds !== null && <p class="mode-line">{words.form.slowMode(slowModeSeconds)}</p>}
    </>
  );
}

function GuestFields({ form }: { form: CommentFormView }) {
  const words = useReaderWords();
  return (
    <div class="guest-fields">
      <Field id="guest-name" label={words.form.name}>
        <input
          id="guest-name"
          name="name"
          type="text"
          defaultValue={form.typed.name}
          autocomplete="name"
          required
          dir="auto"
          {...complaintOf(form.problem, 'name')}
        />
      </Field>
      {form.guestFields === 'name-and-email' && (
        <Field id="guest-email" label={words.form.email} hint={words.form.optional}>
          <input
            id="guest-email"
            name="email"
            type="email"
            defaultValue={form.typed.email}
            autocomplete="email"
            {...complaintOf(form.problem, 'email')}
          />
        </Field>
      )}
    </div>
  );
}
