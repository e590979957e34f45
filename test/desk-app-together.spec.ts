import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { HELD_FOR_LINKS, hostArticle } from './support/articles.js';
import { startBrowser } from './support/browser.js';
import { BusyDesk, headingOf, statusTextOf } from './support/desk.js';
import { until } from './support/until.js';

// A browser beside other test files is slow; a wait that fails names what it waited for long before.
jest.setTimeout(90_000);

const found = await startBrowser();
const inBrowser = found.browser === null ? describe.skip : describe;
const because = found.browser === null ? ` (skipped: ${found.reason})` : '';

inBrowser(`moderators at their desks at once${because}`, () => {
  let desk: BusyDesk;
  let page: Page;
  let ids: string[];
  let names: string[];

  const shows = (name: string): Promise<void> =>
    until(`the card of ${name}`, async () => (await headingOf(page)) === `Comment by ${name}`);
  const says = (text: string): Promise<void> =>
    until(`"${text}"`, async () => (await statusTextOf(page)).includes(text));
  const row = (name: string) => page.locator('.desk-waiting li', { hasText: name });
  const inHandOf = async (name: string): Promise<string> =>
    (await row(name).locator('.hint').last().innerText()).trim();
  const claimed = (): Promise<number> => desk.inHand();
  const decide = (id: string, decision: object) =>
    desk.colleague.client.post(`/moderation/comments/${id}/decisions`, { revision: 1, ...decision });

  beforeAll(async () => {
    desk = await BusyDesk.open(found);
    page = await desk.sit(desk.moderator);
  });
  afterAll(() => desk.close());

  beforeEach(async () => {
    await page.goto('/console');
    await desk.empty();
    ids = await desk.hold(4);
    names = desk.lastNames(4);
  });
  afterEach(() => {
    expect(desk.browser.takeComplaints()).toEqual([]);
  });

  const work = async (): Promise<void> => {
    await page.goto('/console/queues/held');
    await shows(names[0]!);
  };

  it('tells what a colleague takes in hand and gives back, as it happens', async () => {
    const { claims } = (await desk.colleague.client.post('/moderation/queues/held/claims', {})).body;
    await page.goto('/console/queues/held');
    await shows(names[1]!);
    await until('the claim', async () => (await inHandOf(names[0]!)) === 'Max Moderator has it in hand');
    expect(await inHandOf(names[1]!)).toBe('yours');
    await desk.colleague.client.delete(`/moderation/claims/${claims[0].id}`);
    await until('its end', async () => !(await inHandOf(names[0]!)).includes('Max Moderator'));
    await desk.colleague.client.post(`/moderation/queues/held/claims`, {});
    await until('another', async () => (await inHandOf(names[0]!)) === 'Max Moderator has it in hand');
  });

  it('shows what comes while nothing waits, and counts it', async () => {
    await desk.empty();
    await page.goto('/console/queues/held');
    await until('nothing', async () => (await headingOf(page)) === 'Nothing that is free waits here.');
    await desk.hold(1);
    await shows(desk.lastNames(1)[0]!);
    await says('A comment has come.');
    await until('the count', async () =>
      (await page.locator('.desk-bar [aria-current]').innerText()).endsWith('1'),
    );
  });

  it('tells who was faster with what, and brings the card back with what was typed', async () => {
    await work();
    await decide(ids[1]!, { action: 'reject', rule: 'abuse' }).then(({ body }) =>
      // The claim of who works here refuses it at first.
      expect(body.code).toBe('item_claimed'),
    );
    await desk.service.database.query('UPDATE items SET claimed_until = parley_now() WHERE subject_id = $1', [
      ids[0]!,
    ]);
    expect((await decide(ids[0]!, { action: 'reject', rule: 'abuse' })).status).toBe(201);
    await page.locator('#note').fill('Seems fair');
    await page.getByRole('button', { name: 'Approve' }).click();
    await says(
      `the comment by ${names[0]} is back, as the next one. Max Moderator was faster and decided: Rejected.`,
    );
    // What is looked at is not taken away.
    await shows(names[1]!);
    await page.keyboard.press('j');
    await shows(names[0]!);
    expect(await page.innerText('.desk-work .problem')).toContain('Max Moderator was faster');
    expect(await page.inputValue('#note')).toBe('Seems fair');
    expect(await page.innerText('.desk-subject')).toContain('Rejected: readers do not see it');
    expect(await page.innerText('.desk-card')).toContain('Rejected by Max Moderator');
    await page.getByRole('button', { name: 'Restore' }).click();
    await until('the restoration', async () => (await desk.statusOf(ids[0]!)) === 'published');
    await shows(names[2]!);
  });

  it('brings nothing back under the hands of who chooses a rule, or types', async () => {
    await work();
    let refuse = (): void => undefined;
    const refused = new Promise<void>((resolve) => (refuse = resolve));
    await page.route(`**/comments/${ids[0]}/decisions`, (route) => refused.then(() => route.abort()));
    await page.keyboard.press('a');
    await shows(names[1]!);
    await page.keyboard.press('n');
    await page.keyboard.type('Not ');
    await page.locator('#desk h1').focus();
    await page.keyboard.press('r');
    refuse();
    await says('The service did not answer');
    await page.keyboard.press('1');
    await until('the rejection', async () => (await desk.statusOf(ids[1]!)) === 'rejected');
    expect(await desk.statusOf(ids[0]!)).toBe('held');
    await page.unroute(`**/comments/${ids[0]}/decisions`);
    await shows(names[0]!);
  });

  it('leaves to a colleague what they have taken over, until it is taken back', async () => {
    await work();
    const { items } = (await desk.colleague.client.get('/moderation/queues/held/items')).body;
    await desk.colleague.client.post(`/moderation/items/${items[0].id}/take-over`);
    await page.keyboard.press('a');
    await says('Max Moderator has claimed this until');
    await page.keyboard.press('j');
    await shows(names[0]!);
    await page.getByRole('button', { name: 'Take over' }).click();
    await says('It is in your hands now.');
    await page.keyboard.press('a');
    await until('the decision', async () => (await desk.statusOf(ids[0]!)) === 'published');
  });

  it('loses nothing where the service cannot be reached', async () => {
    await work();
    await page.route('**/decisions', (route) => route.abort());
    await page.keyboard.press('n');
    await page.keyboard.type('Off topic, says the note');
    await page.locator('#desk h1').focus();
    await page.keyboard.press('r');
    await page.keyboard.press('3');
    await says('The service did not answer');
    await page.keyboard.press('j');
    await shows(names[0]!);
    expect(await page.inputValue('#note')).toBe('Off topic, says the note');
    expect(await page.inputValue('#rule')).toBe('off-topic');
    await page.unroute('**/decisions');
    await page.getByRole('button', { name: 'Reject' }).click();
    await until('the decision', async () => (await desk.statusOf(ids[0]!)) === 'rejected');
    expect((await desk.colleague.client.get(`/moderation/comments/${ids[0]}`)).body.decisions).toMatchObject([
      { rule: 'off-topic', note: 'Off topic, says the note' },
    ]);
  });

  it('takes a decision whose answer was lost for what it is: made', async () => {
    await work();
    await page.route('**/decisions', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await page.keyboard.press('a');
    await says('The service did not answer');
    await page.unroute('**/decisions');
    await page.keyboard.press('j');
    await shows(names[0]!);
    await page.keyboard.press('a');
    await shows(names[2]!);
    await says(`${names[0]}. Approved`);
    await page.keyboard.press('u');
    await shows(names[0]!);
    expect(await desk.statusOf(ids[0]!)).toBe('held');
  });

  it('gives back what is in hand on leaving the queue, and the page', async () => {
    await work();
    expect(await claimed()).toBe(4);
    await page.getByRole('link', { name: 'All queues' }).click();
    await until('all given back', async () => (await claimed()) === 0);
    await page.goBack();
    await shows(names[0]!);
    await until('all claimed', async () => (await claimed()) === 4);
    await page.goto('/policy');
    await until('all given back', async () => (await claimed()) === 0);
  });

  it('keeps its place in the address: reload and back work', async () => {
    await page.goto('/console?reason=links');
    await page.getByRole('button', { name: 'Claim the next: Held before they appear' }).click();
    await shows(names[0]!);
    expect(page.url()).toMatch(/\/console\/queues\/held\?reason=links$/);
    await page.reload();
    await shows(names[0]!);
    await page.goBack();
    await until('the queues', async () => (await headingOf(page)) === 'Waiting for review');
    expect(page.url()).toMatch(/\/console\?reason=links$/);
    await page.getByRole('link', { name: 'Show everything' }).first().click();
    expect(page.url()).toMatch(/\/console$/);
  });

  it('shows a moderator of one section that section alone, and offers no more than they may do', async () => {
    const sport = await desk.service.addSection('sport');
    const limited = await desk.service.person('moderator', 'Lia Limited');
    await desk.service.limit(limited, [sport]);
    const { threadId } = await hostArticle(desk.publisher.client, { section: 'sport' });
    await desk.hold(1, { body: `Sport. ${HELD_FOR_LINKS}` }, threadId);
    const [name] = desk.lastNames(1);
    const theirs = await desk.sit(limited, '/console/queues/held');
    await until('the card', async () => (await headingOf(theirs)) === `Comment by ${name}`);
    expect(await theirs.locator('.desk-waiting li').count()).toBe(1);
    expect(await theirs.innerText('.desk-bar [aria-current]')).toContain('1');
    expect(await theirs.getByText('Warn, hold or mute').count()).toBe(0);
    await theirs.goto(`/console/comments/${ids[0]}`);
    expect(await theirs.innerText('main')).not.toContain(names[0]);
    await theirs.goto('/console');
    await theirs.keyboard.press('/');
    await until('the search', async () => (await headingOf(theirs)) === 'Search');
    expect(await theirs.getByLabel('Look for').count()).toBe(0);
    await theirs.context().close();
  });
});
