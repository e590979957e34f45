import type { OwnText } from '../../src/comments/read-own-text.js';
import { EditForm, WithdrawForm } from '../../src/pages/components/edit-form.js';
import { ReportForm } from '../../src/pages/components/report-form.js';
import { ownHref, reportHref } from '../../src/pages/hrefs.js';
import type { CommentFormView } from '../../src/pages/views.js';
import type { Composer } from './composer.js';
import { acceptedIn, field } from './form-data.js';
import { Refused, type Service } from './service.js';

type Other = Extract<Composer, { kind: 'other' }>;

const pathOf = (commentId: string, rest = ''): string => `comments/${encodeURIComponent(commentId)}${rest}`;

/** What an author does with a comment of theirs: changes it while that is possible, or withdraws it. */
export async function ownForms(
  service: Service,
  commentId: string,
  policy: CommentFormView['policy'],
): Promise<Other> {
  const action = ownHref(commentId);
  const { text, settled } = await readText(service, commentId);
  return {
    kind: 'other',
    commentId,
    draw: (problem) => (
      <>
        {settled !== null && <p>{settled}</p>}
        {text !== null && (
          <EditForm
            edit={{ action, typed: text.body, revision: text.revision, until: text.until, policy, problem }}
          />
        )}
        <WithdrawForm action={`${action}/withdraw`} />
      </>
    ),
    send: async (form) => {
      if (form.matches('.withdraw')) {
        await service.ask('DELETE', pathOf(commentId));
        return { kind: 'withdrawn', commentId: null };
      }
      const data = new FormData(form);
      const body = field(data, 'body') ?? '';
      const revision = Number(data.get('revision'));
      const change = { body, revision, acceptedPolicyVersion: acceptedIn(data) };
      await service.ask('PATCH', pathOf(commentId), { body: change });
      return { kind: 'edited', commentId, posted: commentId };
    },
  };
}

/** The text as it may be changed, or why it stays as it is. */
async function readText(service: Service, commentId: string) {
  try {
    const answer = await service.ask('GET', pathOf(commentId, '/text'));
    return { text: (await answer.json()) as OwnText, settled: null };
  } catch (error) {
    if (!(error instanceof Refused) || error.message === '') throw error;
    return { text: null, settled: error.message };
  }
}

export const reportForm = (
  service: Service,
  commentId: string,
  reasons: readonly { readonly key: string; readonly title: string }[],
): Other => ({
  kind: 'other',
  commentId,
  draw: (problem) => (
    <ReportForm
      action={reportHref(commentId)}
      reasons={reasons}
      typed={{ reason: null, text: '' }}
      problem={problem && { detail: problem.detail, field: null }}
    />
  ),
  send: async (form) => {
    const data = new FormData(form);
    const report = { reason: field(data, 'reason') ?? '', text: field(data, 'text') };
    await service.ask('POST', pathOf(commentId, '/reports'), { body: report });
    return { kind: 'reported', commentId };
  },
});
