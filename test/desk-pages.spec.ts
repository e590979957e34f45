import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HELD_FOR_LINKS, hostArticle, post } from './support/articles.js';
import type { Answer, Client } from './support/client.js';
import { browserOf, sendForm, textOf } from './support/forms.js';
import { TestService, type Person } from './support/service.js';

let service: TestService;
let publisher: Person;
let mary: Client;
let otto: Client;
let threadId: string;

beforeAll(async () => {
  service = await TestService.start();
  publisher = await service.person('publisher', 'Paula Publisher');
  mary = await browserOf(service, await service.person('moderator', 'Mary Shelley'));
  otto = await browserOf(service, await service.person('moderator', 'Otto Other'));
  ({ threadId } = await hostArticle(publisher.client, { headline: 'On the tides' }));
});

afterAll(async () => {
  try {
    expect(await service.differences()).toEqual([]);
  } finally {
    await service.stop();
  }
});

const hold = async (text: string): Promise<{ id: string; revision: number }> =>
  (await post(service.anyone(), threadId, { body: `${text} ${HELD_FOR_LINKS}` })).body.comment;
const locationOf = (answer: Answer<string>): string => {
  expect(answer.status).toBe(303);
  // A fragment stays in the browser.
  return answer.headers.get('location')!.split('#')[0]!;
};
const claim = async (client: Client): Promise<string> =>
  locationOf(await sendForm(client, '/console/queues/held/claims', {}));
/** Claims the next and answers its card. */
const next = async (client: Client): Promise<string> => {
  const address = await claim(client);
  expect(address).toMatch(/^\/console\/items\//);
  return (await client.get(address)).body;
};
const actionOf = (html: string, ending: string): string =>
  new RegExp(`action="([^"]*${ending}[^"]*)"`).exec(html)![1]!.replaceAll('&amp;', '&').split('#')[0]!;
const hiddenIn = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/type="hidden" name="(revision|item|queue)" value="([^"]*)"/g)].map(
      ([, name, value]) => [name!, value!],
    ),
  );
/** Presses a button of the decision form of a card. */
const decide = (client: Client, card: string, fields: Record<string, string>): Promise<Answer<string>> =>
  sendForm(client, actionOf(card, '/comments/[^/"]*/decisions'), { ...hiddenIn(card), ...fields });
const drain = async (): Promise<void> => {
  const { items } = (await publisher.client.get('/moderation/queues/held/items')).body;
  for (const { subjectId, revision, claimedBy, id } of items) {
    if (claimedBy) await publisher.client.post(`/moderation/items/${id}/take-over`);
    await publisher.client.post(`/moderation/comments/${subjectId}/decisions`, {
      action: 'approve',
      revision,
    });
  }
};

describe('claim, judge, next', () => {
  it('lists the queues with counts and the age of the oldest, and leads to the next card', async () => {
    await drain();
    await hold('First.');
    await service.moveClock(2 * 3_600_000);
    await hold('Second.');
    const queues: string = (await mary.get('/console')).body;
    expect(textOf(queues)).toContain('Held before they appear2 comments wait, the oldest for 2 hours');
    expect(textOf(queues)).not.toContain('Appeals');
    const card: string = await next(mary);
    expect(card).toContain('First.');
    const text = textOf(card);
    expect(text).toContain('it has several links (3 links, 2 pass)');
    expect(text).toContain('You have it in hand until');
    expect(text).toContain('On the tides');
  });

  it('decides, and goes straight to the next, with what was done and an undo', async () => {
    await drain();
    const first = await hold('To be approved.');
    await hold('To be rejected.');
    const card: string = await next(mary);
    const onwards = locationOf(await decide(mary, card, { action: 'approve' }));
    expect(onwards).toMatch(/^\/console\/items\/.*done=/);
    const second: string = (await mary.get(onwards)).body;
    expect(textOf(second)).toMatch(/Guest\. Approved: the comment stands in its discussion\..*Undo/);
    expect(second).toContain('To be rejected.');
    expect((await service.anyone().get(`/comments/${first.id}`)).body.status).toBe('published');

    const end = locationOf(
      await decide(mary, second, { action: 'reject', rule: 'abuse', note: 'The third time.' }),
    );
    expect(end).toMatch(/^\/console\/queues\/held\?done=/);
    const queue: string = (await mary.get(end)).body;
    expect(textOf(queue)).toContain('Rejected: readers do not see the comment.');
    expect(textOf(queue)).toContain('Nothing waits here.');

    const back = locationOf(await sendForm(mary, actionOf(queue, '/undo'), {}));
    const again: string = (await mary.get(back)).body;
    expect(textOf(again)).toContain('Taken back. The comment is as it was before.');
    expect(textOf(again)).toContain('You have it in hand until');
    expect(textOf(again)).toMatch(/Rejected by Mary Shelley · Rule: .*The third time\..*Taken back by Mary/);
  });

  it('gives what was claimed since back with an undo, and offers none after ten minutes', async () => {
    await drain();
    await hold('One.');
    await hold('Two.');
    const card: string = await next(mary);
    const onwards = locationOf(await decide(mary, card, { action: 'spam' }));
    const second: string = (await mary.get(onwards)).body;
    const held = /name="claim" value="([^"]*)"/.exec(second)![1]!;
    const undone = locationOf(await sendForm(mary, actionOf(second, '/undo'), { claim: held }));
    expect((await mary.get(undone)).body).toContain('One.');
    expect(await next(otto)).toContain('Two.');
    await service.moveClock(11 * 60_000);
    expect((await mary.get(onwards)).body).not.toContain('/undo');
  });

  it('gives back, and says where nothing is free', async () => {
    await drain();
    await hold('Only.');
    const card: string = await next(mary);
    expect(await claim(otto)).toContain('/console/queues/held?said=empty');
    const queue: string = (await otto.get('/console/queues/held')).body;
    expect(textOf(queue)).toContain('Mary Shelley has it in hand until');
    const given = await sendForm(mary, actionOf(card, '/release'), { queue: 'held' });
    expect(locationOf(given)).toContain('said=given-back');
    expect(await next(otto)).toContain('Only.');
  });

  it('keeps to what the queues are narrowed to', async () => {
    await drain();
    await hold('Linked.');
    const path = '/console/queues/held/claims?reason=words';
    expect(locationOf(await sendForm(mary, path, {}))).toBe('/console/queues/held?reason=words&said=empty');
    const linked = locationOf(await sendForm(mary, '/console/queues/held/claims?reason=links', {}));
    expect(linked).toMatch(/\?reason=links$/);
    const card: string = (await mary.get(linked)).body;
    expect(locationOf(await decide(mary, card, { action: 'approve' }))).toContain('reason=links');
    expect(textOf((await mary.get('/console?section=&language=&reason=links')).body)).toContain(
      'Show everything',
    );
  });
});

describe('two moderators', () => {
  it('the second is told who decided what, and keeps rule and note', async () => {
    await drain();
    const { id } = await hold('Contested.');
    const address = await claim(mary);
    const card: string = (await mary.get(address)).body;
    await sendForm(otto, actionOf((await otto.get(address)).body, '/take-over'), {});
    const theirs: string = (await otto.get(address)).body;
    const typed = { action: 'reject', rule: 'abuse', note: 'What I thought.' };

    const claimed = await decide(mary, card, typed);
    expect(claimed.status).toBe(409);
    expect(textOf(claimed.body)).toMatch(
      /That was not done\. Otto Other has claimed this until [A-Z][a-z]+ /,
    );
    expect(claimed.body).toContain('What I thought.</textarea>');
    expect(claimed.body).toMatch(/<option (selected )?value="abuse"( selected)?/);

    await decide(otto, theirs, { action: 'approve' });
    const stale = await decide(mary, card, typed);
    expect(stale.status).toBe(409);
    expect(textOf(stale.body)).toMatch(/Otto Other decided &quot;approve&quot;/);
    expect(textOf(stale.body)).toMatch(/Nothing waits: .*Approved by Otto Other/);
    expect(stale.body).toContain('What I thought.</textarea>');
    // On the card as it is now the same is decided, if they still want it.
    expect(locationOf(await decide(mary, stale.body, typed))).toContain('done=');
    const lost = await sendForm(mary, actionOf(card, '/release').replace('release', 'none'), {});
    expect(lost.status).toBe(404);
    expect((await service.anyone().get(`/comments/${id}`)).status).toBe(404);
  });

  it('takes over only what still waits', async () => {
    await drain();
    await hold('Gone soon.');
    const address = await claim(mary);
    const offered: string = (await otto.get(address)).body;
    await decide(mary, (await mary.get(address)).body, { action: 'approve' });
    const late = await sendForm(otto, actionOf(offered, '/take-over'), {});
    expect(late.status).toBe(409);
    expect(textOf(late.body)).toContain('The item was decided, has changed, or is in other hands by now');
  });
});
