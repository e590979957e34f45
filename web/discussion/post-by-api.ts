import type { Posted, Service, Typed } from './service.js';

/** Posts; the answer to a new guest has the token by which they are known again. */
export async function postByApi(
  service: Pick<Service, 'ask'>,
  threadId: string,
  { body, parentId, name, email, acceptedPolicyVersion }: Typed,
  idempotencyKey: string,
): Promise<Posted & { readonly guestToken?: string }> {
  const guest = name === null ? null : { name, email };
  const answer = await service.ask('POST', `threads/${threadId}/comments`, {
    body: { body, parentId, acceptedPolicyVersion, guest },
    headers: { 'idempotency-key': idempotencyKey },
  });
  const { comment, guestToken } = (await answer.json()) as { comment: { id: string }; guestToken?: string };
  const revision = answer.headers.get('thread-revision');
  return { commentId: comment.id, revision, ...(guestToken !== undefined && { guestToken }) };
}
