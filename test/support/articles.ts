import type { Answer, Client, Json } from './client.js';

/** Hosts an article; answers it with its thread's id. */
export async function hostArticle(
  publisher: Client,
  article: object = {},
): Promise<{ article: Json; threadId: string }> {
  const hosted = await publisher.post('/articles', {
    headline: 'An article',
    body: '<p>Text.</p>',
    ...article,
  });
  if (hosted.status !== 201)
    throw new Error(`hosting answered ${hosted.status}: ${JSON.stringify(hosted.body)}`);
  const thread = await publisher.get(`/articles/${hosted.body.id}/thread`);
  return { article: hosted.body, threadId: thread.body.id };
}

let texts = 0;

/** A text that nobody has said yet. */
export const newText = (): string => `Something to say, number ${(texts += 1)}.`;

/** Posts as a new guest, or as whom the client is; says something new unless told what. */
export function post(client: Client, threadId: string, comment: object = {}): Promise<Answer> {
  return client.post(`/threads/${threadId}/comments`, {
    body: newText(),
    guest: { name: 'Guest' },
    ...comment,
  });
}

/** More links than a site lets pass: what holds them is held. */
export const HELD_FOR_LINKS = 'https://a.example https://b.example https://c.example';
