import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, newText, post } from './support/articles.js';
import type { Answer, Client, Json } from './support/client.js';
import { dump } from './support/dump.js';
import { TestService, type Person } from './support/service.js';

const DAY = 86_400_000;
const LINK = ' https://a.example';

describe('a replay of the screening', () => {
  let service: TestService;
  let anyone: Client;
  let publisher: Person;
  let moderator: Person;
  let threadId: string;
  /** Of the comments, by what they are. */
  const ids: Record<string, string> = {};

  const say = async (name: string, text: string, client = anyone): Promise<Answer> => {
    const answer = await post(client, threadId, { body: `${newText()} ${text}` });
    expect(answer.status).toBe(201);
    ids[name] = answer.body.comment.id;
    return answer;
  };
  const decide = async (name: string, action: string): Promise<Json> => {
    const [comment] = await service.database.query<{ revision: number }>(
      'SELECT revision FROM comments WHERE id = $1',
      [ids[name]!],
    );
    const rule = action === 'reject' ? { rule: 'other' } : {};
    const decided = await moderator.client.post(`/moderation/comments/${ids[name]}/decisions`, {
      ...{ action, revision: comment!.revision, ...rule },
    });
    expect(decided.status).toBe(201);
    return decided.body;
  };
  const replay = async (settings: object, days = 1): Promise<Json> => {
    const started = await publisher.client.post('/screening-replays', { settings, days });
    expect(started).toMatchObject({ status: 201, body: { state: 'waiting', result: null } });
    await service.settle();
    const { body } = await publisher.client.get(`/screening-replays/${started.body.id}`);
    expect(body.state).toBe('done');
    return body;
  };

  beforeAll(async () => {
    service = await TestService.start();
    anyone = service.anyone();
    publisher = await service.person('publisher');
    moderator = await service.person('moderator');
    ({ threadId } = await hostArticle(publisher.client));
    await say('long ago', LINK.repeat(3));
    await service.moveClock(2 * DAY);
    const { body } = await say('kept', '');
    await decide('kept', 'approve');
    await say('held, removed', LINK.repeat(3));
    await decide('held, removed', 'reject');
    await say('held, kept', LINK.repeat(3));
    await decide('held, kept', 'approve');
    await say('one link, removed', LINK);
    await decide('one link, removed', 'reject');
    const author = anyone.as((await say('one link, edited', LINK)).body.guestToken);
    const edited = { body: newText(), revision: 1 };
    expect((await author.patch(`/comments/${ids['one link, edited']}`, edited)).status).toBe(200);
    await say('one link, kept', LINK);
    await decide('one link, kept', 'approve');
    await say('casino, removed', 'Casino!');
    await decide('casino, removed', 'spam');
    await say('taken back', '');
    const { id } = await decide('taken back', 'approve');
    expect((await moderator.client.post(`/moderation/decisions/${id}/undo`)).status).toBe(201);
    await say('second of the kept', '', anyone.as(body.guestToken));
    await say('staff', '', moderator.client);
    await say('imported', LINK.repeat(3));
    await service.database.query(`UPDATE comments SET source = 'wordpress', source_id = '1' WHERE id = $1`, [
      ids.imported!,
    ]);
  });

  afterAll(async () => {
    try {
      expect(await service.differences()).toEqual([]);
    } finally {
      await service.stop();
    }
  });

  it('tells what the draft stops and misses, against what moderators decided', async () => {
    const draft = { linksBeforeHold: 0, wordLists: { held: ['casino'], refused: [] } };
    const { progress, settings, result } = await replay(draft);
    expect(settings).toEqual(draft);
    expect(progress).toEqual({ done: 10, of: 10 });
    expect(result).toEqual({
      inForce: {
        ...{ publish: 8, hold: 2, spam: 0, refuse: 0, undecided: 4 },
        decided: { stoppedAndRemoved: 1, stoppedAndKept: 1, passedAndRemoved: 2, passedAndKept: 2 },
        precision: 0.5,
        recall: 0.3333,
        checks: [{ check: 'links', stopped: 2, precision: 0.5 }],
      },
      draft: {
        ...{ publish: 4, hold: 6, spam: 0, refuse: 0, undecided: 4 },
        decided: { stoppedAndRemoved: 3, stoppedAndKept: 2, passedAndRemoved: 0, passedAndKept: 1 },
        precision: 0.6,
        recall: 1,
        checks: [
          { check: 'links', stopped: 5, precision: 0.5 },
          { check: 'words', stopped: 1, precision: 1 },
        ],
      },
      newlyHeld: {
        count: 4,
        examples: ['one link, removed', 'one link, edited', 'one link, kept', 'casino, removed'].map(
          (name) => ids[name],
        ),
      },
      newlyPublished: { count: 0, examples: [] },
    });
  });

  it('finds nothing that differs where the draft is what is in force', async () => {
    const { body: settings } = await publisher.client.get('/settings');
    const { body: wordLists } = await publisher.client.get('/word-lists');
    const { linksBeforeHold, wordpress } = settings;
    const same = { linksBeforeHold, wordpress, wordLists };
    for (const draft of [{}, same, { linksBeforeHold: null, moderationMode: null }]) {
      const { result } = await replay(draft);
      expect(result.draft).toEqual(result.inForce);
      expect(result).toMatchObject({ newlyHeld: { count: 0 }, newlyPublished: { count: 0 } });
    }
  });

  it('holds newcomers by what was approved when they wrote, and staff never', async () => {
    const { result } = await replay({ moderationMode: 'newcomers' });
    expect(result.draft).toMatchObject({ publish: 2, hold: 8 });
    expect(result.newlyHeld.examples).not.toContain(ids['second of the kept']);
    expect(result.newlyHeld.examples).not.toContain(ids.staff);
    const before = await replay({ moderationMode: 'before', linksBeforeHold: 'off' });
    expect(before.result.draft).toMatchObject({
      publish: 1,
      hold: 9,
      checks: [{ check: 'mode', stopped: 9 }],
    });
  });

  it('counts what opens up, in a longer time too', async () => {
    const { progress, result } = await replay({ linksBeforeHold: 'off' }, 3);
    expect(progress.of).toBe(11);
    expect(result.newlyPublished).toEqual({
      count: 3,
      examples: [ids['long ago'], ids['held, removed'], ids['held, kept']],
    });
  });

  it('decides as WordPress does, as far as its facts were kept', async () => {
    const profile = { commentPreviouslyApproved: false, commentMaxLinks: 0 };
    const { result, notReplayed } = await replay({ wordpress: {} });
    expect(notReplayed).toEqual(expect.arrayContaining(['user-agent', 'ip-beyond-prefix']));
    expect(result.draft).toMatchObject({ publish: 2, hold: 8 });
    const keys = { moderationKeys: 'asin', disallowedKeys: 'one link\n127.0.0.1\nnode' };
    const byKeys = await replay({ wordpress: { ...profile, ...keys } });
    expect(byKeys.result.draft).toMatchObject({ publish: 9, hold: 1, spam: 0 });
    const byNetwork = await replay({ wordpress: { ...profile, disallowedKeys: '127.0.' } });
    expect(byNetwork.result.draft).toMatchObject({ publish: 1, hold: 0, spam: 9 });
  });

  it('goes by the mode that each discussion has, and by that of the draft in all', async () => {
    const put = async (mode: string | null): Promise<void> => {
      const { headers } = await publisher.client.get('/moderation-modes/site');
      const current = publisher.client.with({ 'if-match': headers.get('etag')! });
      expect((await current.put('/moderation-modes/site', { mode })).status).toBe(200);
    };
    await put('before');
    const { result } = await replay({ moderationMode: 'after' });
    expect(result).toMatchObject({ inForce: { publish: 1, hold: 9 }, draft: { publish: 8, hold: 2 } });
    expect(result.newlyPublished.count).toBe(7);
    const same = await replay({});
    expect(same.result.draft).toEqual(result.inForce);
    await put(null);
  });

  it('counts what would be refused', async () => {
    const { result } = await replay({ wordLists: { held: [], refused: ['casino'] } });
    expect(result.draft).toMatchObject({ publish: 7, hold: 2, refuse: 1 });
    expect(result.newlyHeld.examples).toEqual([ids['casino, removed']]);
  });

  it('changes nothing but its own row and the record', async () => {
    const without = async (): Promise<object> => {
      const {
        screening_replays: _replays,
        outbox: _events,
        audit_records: _audit,
        ...rest
      } = await dump(service.database);
      return rest;
    };
    const before = await without();
    const { id } = await replay({ linksBeforeHold: 0, wordLists: { held: ['secret word'], refused: [] } });
    expect(await without()).toEqual(before);
    const [audit] = await service.database.query<Json>(
      'SELECT action, actor_id AS by, detail FROM audit_records WHERE subject_id = $1',
      [id],
    );
    expect(audit).toEqual({
      action: 'screening-replay.start',
      by: publisher.id,
      detail: { days: 1, settings: ['linksBeforeHold', 'wordLists'] },
    });
  });
});
