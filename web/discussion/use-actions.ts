import { useState } from 'preact/hooks';
import { fieldOf } from '../../src/pages/field-of.js';
import type { DiscussionDocument } from '../../src/pages/discussion-document.js';
import type { DiscussionView, FormProblemView } from '../../src/pages/views.js';
import type { ReaderWords } from '../../src/pages/words/reader-words.js';
import type { Composer, Done, Told } from './composer.js';
import { loadActs } from './load-acts.js';
import type { Asked } from './asked.js';
import { findShown } from './pages.rules.js';
import { Refused, type Service } from './service.js';
import type { useShown } from './use-shown.js';

interface Acting {
  readonly service: Service;
  readonly words: ReaderWords;
  readonly parts: ReturnType<typeof useShown>;
  readonly discussion: DiscussionView;
}

/** What is being written, and what readers do with comments. A refusal is told where it happened; what was typed stays. */
export function useActions({ service, words, parts, discussion }: Acting) {
  const [composer, setComposer] = useState<Composer | null>(null);
  const [problem, setProblem] = useState<FormProblemView | null>(null);
  const [told, setTold] = useState<Told | null>(null);
  const [busy, setBusy] = useState(false);
  const threadId = discussion.live!.threadId;

  const detailOf = (error: unknown): string =>
    error instanceof Refused && error.message !== '' ? error.message : words.form.unreached;
  const open = (next: Composer | null): void => {
    setProblem(null);
    setTold(null);
    setComposer(next);
  };
  /** One thing at a time; what is refused is told by `refuse`. */
  const doing = async (work: () => Promise<void>, refuse: (error: unknown) => void): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    setTold(null);
    try {
      await work();
    } catch (error) {
      refuse(error);
    } finally {
      setBusy(false);
    }
  };
  const inForm = (error: unknown): void =>
    setProblem({ detail: detailOf(error), field: error instanceof Refused ? fieldOf(error) : null });
  /** A version that was published meanwhile is shown with the refusal, so that it can be accepted. */
  const withNewPolicy = (error: unknown): void => {
    inForm(error);
    if (error instanceof Refused && error.code === 'policy_not_accepted') parts.refresh().catch(inForm);
  };
  const under = (commentId: string | null) => (error: unknown) =>
    setTold({ commentId, problem: detailOf(error) });

  /**
   * Shows the discussion with what was done, and tells of it: as the service does, or by a kind of notice. It is done
   * also where the discussion cannot be read again just now.
   */
  const tellOf = async (commentId: string | null, asked: Asked, kind: Done['kind'] | null): Promise<void> => {
    const fresh = await parts.refresh(asked).catch(() => null);
    const notice = fresh?.pages[0]?.discussion.notice ?? null;
    if (notice !== null && (kind === null || notice.kind === 'held')) setTold({ commentId, notice });
    else setTold({ commentId, notice: { kind: kind ?? 'arrived', commentHref: null } });
  };

  return {
    ...{ composer, problem, told, busy, open },
    fail: (error: unknown) => under(composer?.commentId ?? null)(error),
    reply: (commentId: string) => {
      const found = findShown(discussion, commentId);
      if (found === null) return;
      const { id, number, author } = found.comment;
      open({ kind: 'reply', commentId, replyTo: { id, number, name: author.name } });
    },
    post: (form: HTMLFormElement) =>
      doing(async () => {
        const { sendComment } = await loadActs();
        const { parentId, commentId, revision } = await sendComment(service, threadId, form);
        setComposer(null);
        setProblem(null);
        await tellOf(parentId, { posted: commentId, seen: revision }, null);
      }, withNewPolicy),
    like: (commentId: string, liked: boolean) =>
      doing(async () => {
        const { like } = await loadActs();
        parts.change(await like(service, commentId, liked));
      }, under(commentId)),
    own: (commentId: string) =>
      doing(async () => {
        const { ownForms } = await import('./other-forms.js');
        open(await ownForms(service, commentId, discussion.form?.policy ?? null));
      }, under(commentId)),
    report: (commentId: string, reasons: DiscussionDocument['reportReasons']) =>
      doing(async () => {
        const { reportForm } = await import('./other-forms.js');
        open(reportForm(service, commentId, reasons));
      }, under(commentId)),
    /** Sends one of the forms that stand under a comment, but for a reply's. */
    send: (form: HTMLFormElement) =>
      doing(async () => {
        if (composer?.kind !== 'other') return;
        const done = await composer.send(form);
        open(null);
        await tellOf(done.commentId, done.posted === undefined ? {} : { posted: done.posted }, done.kind);
      }, inForm),
  };
}
