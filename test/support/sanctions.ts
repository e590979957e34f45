import { newText } from './articles.js';
import type { Answer, Client, Json } from './client.js';
import type { TestService } from './service.js';

export const DAY = 86_400_000;

/** An instant so far from the service's now. */
export async function later(service: TestService, milliseconds: number): Promise<string> {
  const [clock] = await service.database.query<{ now: Date }>('SELECT parley_now() AS now');
  return new Date(clock!.now.getTime() + milliseconds).toISOString();
}

/** Imposes a sanction that has to be taken; answers it. */
export async function impose(by: Client, kind: string, on: Json, more: object = {}): Promise<Json> {
  const answer = await by.post('/moderation/sanctions', { kind, on, ...more });
  if (answer.status !== 201) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** A guest who has posted once, with their token. */
export async function newGuest(
  service: TestService,
  threadId: string,
  email: string | null = null,
): Promise<{ id: string; token: string; client: Client; comment: Json }> {
  const anyone = service.anyone();
  const answer: Answer = await anyone.post(`/threads/${threadId}/comments`, {
    body: newText(),
    guest: { name: 'Guest', email },
  });
  if (answer.status !== 201) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
  const token = answer.body.guestToken as string;
  return {
    id: await authorOf(service, answer.body.comment),
    token,
    client: anyone.as(token),
    comment: answer.body.comment,
  };
}

/** Whose comment it is. */
async function authorOf(service: TestService, { id }: Json): Promise<string> {
  const [row] = await service.database.query<{ author: string }>(
    'SELECT coalesce(account_id, guest_id) AS author FROM comments WHERE id = $1',
    [id],
  );
  return row!.author;
}
