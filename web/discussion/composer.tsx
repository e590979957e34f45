import type { ComponentChildren } from 'preact';
import { CommentForm } from '../../src/pages/components/comment-form.js';
import { PostedNotice } from '../../src/pages/components/posted-notice.js';
import { useReaderWords } from '../../src/pages/components/page-context.js';
import type { CommentFormView, FormProblemView, NoticeView } from '../../src/pages/views.js';

/** What stands under one comment in the place of the form below the discussion: one at a time. */
export type Composer =
  | {
      readonly kind: 'reply';
      readonly commentId: string;
      readonly replyTo: NonNullable<CommentFormView['replyTo']>;
    }
  | {
      /** A form that is loaded when somebody asks for it. */
      readonly kind: 'other';
      readonly commentId: string;
      draw(problem: FormProblemView | null): ComponentChildren;
      /** Does what the form asks for, and answers what is told of it. */
      send(form: HTMLFormElement): Promise<Done>;
    };

/** What was done: told under its comment, or below the discussion where that is gone. */
export interface Done {
  readonly kind: 'edited' | 'withdrawn' | 'reported';
  readonly commentId: string | null;
  /** Asks the service what became of this comment. */
  readonly posted?: string;
}

/** What became of something, told where it was done. */
export type Told =
  | { readonly commentId: string | null; readonly notice: NoticeView }
  | { readonly commentId: string | null; readonly problem: string };

interface Props {
  readonly composer: Composer;
  readonly form: CommentFormView | null;
  readonly problem: FormProblemView | null;
}

export function ComposerForm({ composer, form, problem }: Props) {
  const words = useReaderWords();
  if (composer.kind === 'reply')
    return form && <CommentForm form={{ ...form, replyTo: composer.replyTo, problem }} />;
  return (
    <div class="in-place">
      {composer.draw(problem)}
      <p>
        <button type="button" class="cancel link">
          {words.form.cancel}
        </button>
      </p>
    </div>
  );
}

export const ToldThere = ({ told }: { told: Told }) =>
  'notice' in told ? (
    <PostedNotice notice={told.notice} />
  ) : (
    <p class="problem" role="alert" tabIndex={-1}>
      {told.problem}
    </p>
  );
