import { useState } from 'preact/hooks';
import { fieldOf } from '../../src/pages/field-of.js';
import type { DiscussionDocument } from '../../src/pages/discussion-document.js';
import type { DiscussionView, FormProblemView } from '../../src/pages/views.js';
import type { ReaderWords } from '../../src/pages/words/reader-words.js';
import type { Composer, Done, Told } from './composer.js';
import { acceptedIn, field } from './form-data.js';
import { draft, guestFields } from './kept.js';
import { findShown } from './pages.rules.js';
import { Refused, type Service } from './service.js';
import type { Asked, useShown } from './use-shown.js';

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
        const data = new FormData(form);
        const parentId = field(data, 'parentId');
        const typed = { name: field(data, 'name'), email: field(data, 'email') };
        const body = field(data, 'body') ?? '';
        const key = keyOf(form, body);
        const posted = await service.post(
          { body, parentId, ...typed, acceptedPolicyVersion: acceptedIn(data) },
          key,
        );
        draft(threadId, parentId ?? '').write('');
        if (typed.name !== null) guestFields.write({ name: typed.name, email: typed.email ?? '' });
        form.reset();
        const textarea = form.querySelector('textarea');
        if (textarea) textarea.value = '';
        setComposer(null);
        setProblem(null);
        await tellOf(parentId, { posted: posted.commentId, seen: posted.revision }, null);
      }, inForm),
    like: (commentId: string, liked: boolean) =>
      doing(async () => {
        await service.like(commentId, liked);
        parts.change(commentId, ({ like, likes = 0 }) => ({
          like: like && { ...like, liked },
          likes: Math.max(0, likes + (like?.liked === liked ? 0 : liked ? 1 : -1)),
        }));
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

/** The same key for the same text of the same form: sent twice, it is one comment. */
function keyOf(form: HTMLFormElement, body: string): string {
  if (form.dataset['keyFor'] !== body || form.dataset['key'] === undefined) {
    form.dataset['keyFor'] = body;
    form.dataset['key'] = [...crypto.getRandomValues(new Uint32Array(4))]
      .map((part) => part.toString(36))
      .join('-')
      .padStart(16, '0');
  }
  return form.dataset['key'];
}
