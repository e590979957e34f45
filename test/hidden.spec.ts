import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, newText, post } from './support/articles.js';
import { TestService } from './support/service.js';

/** An article that is hidden answers like one that is not there: nothing tells the two apart. */
describe('a hidden article', () => {
  let service: TestService;
  let threadId: string;
  let commentId: string;
  let elsewhere: string;

  beforeAll(async () => {
    service = await TestService.start();
    const publisher = (await service.person('publisher')).client;
    ({ threadId } = await hostArticle(publisher, { slug: 'merger', state: 'hidden' }));
    ({ threadId: elsewhere } = await hostArticle(publisher));
    const posted = await publisher.post(`/threads/${threadId}/comments`, { body: newText() });
    commentId = posted.body.comment.id;
  });

  afterAll(() => service.stop());

  const absent = '01a20a52-a0e3-749f-8d12-72d566adb9f1';

  it.each([
    [
      'its thread, with an odd key',
      (id: string) => post(service.anyone().with({ 'idempotency-key': 'x' }), id),
    ],
    ['its thread', (id: string) => post(service.anyone(), id)],
    ['its comments', (id: string) => service.anyone().get(`/threads/${id}/comments`)],
  ])('%s', async (_what, ask) => {
    const [hidden, unknown] = [await ask(threadId), await ask(absent)];
    expect([hidden.status, hidden.body]).toEqual([unknown.status, unknown.body]);
  });

  it('its comments, as what is answered', async () => {
    const answers = [];
    for (const parentId of [commentId, absent]) {
      const { status, body } = await post(service.anyone(), elsewhere, { parentId });
      answers.push([status, body]);
    }
    expect(answers[0]).toEqual(answers[1]);
  });

  it('its page’s form', async () => {
    const answers = [];
    for (const slug of ['merger', 'absent']) {
      const answer = await fetch(`${service.url()}/articles/${slug}`, {
        method: 'POST',
        body: new URLSearchParams({ name: 'A', body: newText() }),
      });
      answers.push([answer.status, await answer.text()]);
    }
    expect(answers[0]).toEqual(answers[1]);
  });
});

describe('a cookie', () => {
  it('holds its own kind of credential only', async () => {
    const service = await TestService.start();
    const { token } = await service.person('moderator');
    for (const cookie of ['parley_session', 'parley_guest']) {
      const answer = await service
        .anyone()
        .with({ cookie: `${cookie}=${token}` })
        .get('/moderation/queues');
      expect(answer.status).toBe(401);
    }
    await service.stop();
  });
});
