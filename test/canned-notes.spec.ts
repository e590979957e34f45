import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { TestService, type Person } from './support/service.js';

describe('canned notes', () => {
  let service: TestService;
  let moderator: Person;
  let limited: Person;

  beforeAll(async () => {
    service = await TestService.start({ instances: 2 });
    moderator = await service.person('moderator');
    limited = await service.person('moderator', 'limited', 1);
    await service.limit(limited, [await service.addSection('own')]);
  });

  afterAll(() => service.stop());

  const NOTE = { title: 'Another subject', text: 'Belongs elsewhere.\n\nReally.', rule: 'off-topic' };
  const put = (items: object[], version: string, by = moderator): Promise<Answer> =>
    by.client.with({ 'if-match': version }).put('/moderation/canned-notes', { items });

  it('are empty at first, replaced on the version that was read, and read by every moderator', async () => {
    const first = await limited.client.get('/moderation/canned-notes');
    expect(first).toMatchObject({ status: 200, body: { items: [] } });
    expect([first.headers.get('etag'), first.headers.get('cache-control')]).toEqual([
      '"0"',
      'private, no-store',
    ]);
    const plain = { title: 'Thanks', text: 'Thank you.' };
    const set = await put([NOTE, plain], '"0"');
    expect(set).toMatchObject({ status: 200, body: { items: [NOTE, { ...plain, rule: null }] } });
    expect(set.headers.get('etag')).toBe('"1"');
    expect((await limited.client.get('/moderation/canned-notes')).body).toEqual(set.body);
    expectProblem(await put([], '"0"'), 412, 'version_changed');
    expectProblem(
      await moderator.client.put('/moderation/canned-notes', { items: [] }),
      428,
      'if_match_required',
    );
  });

  it('are written by one of two at once', async () => {
    const { headers } = await moderator.client.get('/moderation/canned-notes');
    const answers = await Promise.all([1, 2, 3].map(() => put([NOTE], headers.get('etag')!)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
  });

  it('are written by moderators of the whole site, with rules of the policy in force, within bounds', async () => {
    expectProblem(await put([NOTE], '"2"', limited), 403, 'not_allowed');
    expectProblem(await put([{ ...NOTE, rule: 'none' }], '"2"'), 400, 'rule_unknown');
    for (const note of [
      { ...NOTE, title: 'x'.repeat(61) },
      { ...NOTE, text: 'x'.repeat(2_001) },
    ])
      expect((await put([note], '"2"')).status).toBe(400);
    expect(
      (
        await put(
          Array.from({ length: 101 }, () => NOTE),
          '"2"',
        )
      ).status,
    ).toBe(400);
    expect(
      (
        await put(
          Array.from({ length: 100 }, () => ({ ...NOTE, text: '\u{1f600}'.repeat(1_000) })),
          '"2"',
        )
      ).status,
    ).toBe(200);
  });

  it('are on record by their number only', async () => {
    const deeds = await service.database.query<{ detail: object }>(
      `SELECT detail FROM audit_records WHERE action = 'canned-notes.set' ORDER BY id LIMIT 1`,
    );
    expect(deeds).toEqual([{ detail: { version: 1, notes: 2 } }]);
  });
});
