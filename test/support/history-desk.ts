import { expect } from '@jest/globals';
import type { Answer, Client, Json } from './client.js';
import { SECTION, type Actor, type History, type HistoryThread } from './history.js';
import { DECISIONS, openReports, type Action, type ModelComment, type Queue } from './model-comment.js';

const ACTIONS: readonly Action[] = ['approve', 'reject', 'spam', 'restore'];
/** Together they hold. */
const ENOUGH = 3;
/** Milliseconds for which taking a decision back is in time for sure. */
const UNDO_IN_TIME = 9 * 60_000;

/** One thing that somebody does in a thread: readers, moderators or a publisher. */
export async function act(history: History, thread: HistoryThread, exactly: boolean): Promise<void> {
  const { random } = history;
  const comment = random.pick(thread.comments);
  const kind = random.below(100);
  if (kind < 55) await history.write(thread, exactly);
  else if (kind < 68) await report(history, thread, comment, exactly, { again: history.chance(2) });
  else if (kind < 82) await decide(history, thread, comment, exactly);
  else if (kind < 87) await undo(history, thread, exactly);
  else if (kind < 91) await decideTogether(history, thread, exactly);
  else if (kind < 94) await takeInHand(history, thread, comment, exactly);
  else if (kind < 96) await sanction(history, thread);
  else if (kind < 97) await move(history, thread);
  else await close(history, thread);
}

/** @param again one that others have reported, where there is one: so many that it is held */
async function report(
  history: History,
  thread: HistoryThread,
  chosen: ModelComment,
  exactly: boolean,
  { again } = { again: false },
): Promise<void> {
  const known = again ? thread.published.filter((one) => openReports(one).length > 0) : [];
  const comment = known.length > 0 ? history.random.pick(known) : chosen;
  const person = history.random.pick([...history.writers, ...thread.suspects]);
  const expected = thread.report(person, comment);
  const reason = history.random.pick(['abuse', 'spam']);
  const answer = await history.client(person).post(`/comments/${comment.id}/reports`, { reason });
  if (!history.note('report', answer, exactly ? expected : null)) return;
  if (!exactly) return thread.reported(person, comment, true);
  // What each weighs tells of what became of a reporter's earlier ones, here and elsewhere.
  const { body } = await history.client(history.publisher).get(`/moderation/comments/${comment.id}/reports`);
  const open = (body.items as Json[]).filter(({ status }) => status === 'open');
  const weight = open.reduce((sum: number, one) => sum + Math.round(one.weight * 100), 0) / 100;
  thread.reported(person, comment, weight >= ENOUGH);
  history.heldByReports += weight >= ENOUGH ? 1 : 0;
  // Sal and Sue have typed another name.
  expect(open).toHaveLength(openReports(comment).length);
}

async function decide(
  history: History,
  thread: HistoryThread,
  comment: ModelComment,
  exactly: boolean,
  moderator = history.random.pick(history.moderators),
): Promise<void> {
  const action = history.random.pick(ACTIONS);
  const revision = history.revisionFor(comment);
  const expected = thread.decide(moderator, comment, action, revision);
  const path = `/moderation/comments/${comment.id}/decisions`;
  const answer = await history.client(moderator).post(path, { revision, ...judgement(action) });
  if (history.note('decide', answer, exactly ? expected : null))
    thread.decided(comment, action, answer.body.id);
}

const judgement = (action: Action): object => ({ action, ...(action === 'reject' && { rule: 'other' }) });

/** Also of what has changed since. */
async function undo(history: History, thread: HistoryThread, exactly: boolean): Promise<void> {
  const decided = thread.comments.filter(({ last }) => last && last.at > Date.now() - UNDO_IN_TIME);
  if (decided.length === 0) return;
  const comment = history.random.pick(decided.slice(-20));
  const moderator = history.random.pick(history.moderators);
  const { id } = comment.last!;
  const expected = thread.undo(moderator, comment);
  const answer = await history.client(moderator).post(`/moderation/decisions/${id}/undo`);
  if (history.note('undo', answer, exactly ? expected : null) && comment.last?.id === id)
    thread.undone(comment);
}

interface Listed {
  readonly comment: ModelComment;
  readonly revision: number;
}

/** A list by ids or by a filter, something in between, its run, and mostly the undo of that. */
async function decideTogether(history: History, thread: HistoryThread, exactly: boolean): Promise<void> {
  const { random, chance } = history;
  const by = random.pick(history.moderators);
  const action = random.pick(ACTIONS);
  const status = random.pick(['held', 'published', 'rejected', 'spam'] as const);
  const byIds = chance(2);
  const named = byIds
    ? [...new Set(Array.from({ length: 5 }, () => random.pick(thread.comments)))]
    : thread.comments.filter((comment) => comment.status === status && leavesSomething(comment, action));
  const aims = named.map((comment) => ({
    comment,
    revision: byIds ? history.revisionFor(comment) : comment.revision,
  }));
  const selection = byIds
    ? { ids: aims.map(({ comment: { id }, revision }) => ({ id, revision })) }
    : { filter: { article: thread.articleId, status } };
  const created = await history
    .client(by)
    .post('/moderation/bulk-decisions', { ...judgement(action), ...selection });
  history.note('list', created, '201');
  const listed = aims.filter((aim) => isListed(thread, by, action, aim));
  if (exactly) expect(created.body.count).toBe(listed.length);
  const { id } = created.body;
  const mine = history.client(by);
  if (exactly && chance(2)) await history.write(thread, true);
  const reached = listed.length === 0 || thread.isReachedBy(by) ? '200' : '403 not_allowed';
  const ran = await mine.post(`/moderation/bulk-decisions/${id}/run`);
  if (!history.note('run a list', ran, exactly ? reached : null)) return;
  const expected = listed.map(
    ({ comment, revision }) => [comment.id, thread.decide(by, comment, action, revision) === '201'] as const,
  );
  const results = await resultsOf(mine, id);
  if (exactly) expect(doneOf(results, 'decided')).toEqual(new Map(expected));
  for (const { commentId, result, decisionId } of results) {
    const comment = thread.comments.find((one) => one.id === commentId);
    if (comment && result === 'decided') thread.decided(comment, action, decisionId);
  }
  if (chance(3)) return;
  if (exactly && chance(2)) await history.write(thread, true);
  await undoTogether(history, thread, { id, by }, exactly);
}

async function undoTogether(
  history: History,
  thread: HistoryThread,
  { id, by }: { id: string; by: Actor },
  exactly: boolean,
): Promise<void> {
  const mine = history.client(by);
  const before = (await resultsOf(mine, id)).filter(({ result }) => result === 'decided');
  const made = before.map((one) => ({
    decisionId: one.decisionId as string,
    comment: thread.comments.find((comment) => comment.id === one.commentId),
  }));
  const expected = made.map(({ comment, decisionId }) => {
    const isLast = comment?.last?.id === decisionId;
    return [comment?.id, isLast && thread.undo(by, comment) === '201'] as const;
  });
  const undone = await mine.post(`/moderation/bulk-decisions/${id}/undo`);
  if (!history.note('undo a list', undone, exactly ? '200' : null)) return;
  const results = doneOf(await resultsOf(mine, id), 'undone');
  for (const { comment, decisionId } of made) {
    if (comment && results.get(comment.id) && comment.last?.id === decisionId) thread.undone(comment);
    // Where answers overtake each other, a later decision was heard of first.
    else if (comment && results.get(comment.id)) comment.revision += 1;
  }
  if (exactly)
    expect(expected.filter(([commentId, isDone]) => results.get(commentId!) !== isDone)).toEqual([]);
}

/** What stays as it is, and waits for nothing, is on no list. */
const leavesSomething = ({ status, queue }: ModelComment, action: Action): boolean => {
  const to = DECISIONS[action][status];
  return to !== undefined && (to !== status || queue !== null);
};

function isListed(thread: HistoryThread, by: Actor, action: Action, { comment, revision }: Listed): boolean {
  if (!thread.isReachedBy(by) || comment.author === by.name) return false;
  if (comment.claimedBy !== null && comment.claimedBy !== by.name) return false;
  return revision !== comment.revision || DECISIONS[action][comment.status] !== undefined;
}

/** By comment: whether that became of it. */
const doneOf = (results: readonly Json[], result: string): ReadonlyMap<string, boolean> =>
  new Map(results.map((one) => [one.commentId, one.result === result]));

async function resultsOf(client: Client, id: string): Promise<Json[]> {
  const results: Json[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const path = `/moderation/bulk-decisions/${id}/results?limit=100`;
    const page: Answer = await client.get(`${path}${cursor && `&cursor=${cursor}`}`);
    results.push(...(page.body.items ?? []));
    cursor = page.body.nextCursor ?? null;
  }
  return results;
}

/** A claim while something else happens, given back in the end. */
async function takeInHand(
  history: History,
  thread: HistoryThread,
  comment: ModelComment,
  exactly: boolean,
): Promise<void> {
  const card = await history.client(history.publisher).get(`/moderation/comments/${comment.id}`);
  const item = card.body.item as { id: string; queue: Queue } | null;
  if (exactly) expect({ queue: item?.queue ?? null }).toEqual({ queue: comment.queue });
  if (item === null) return;
  const moderator = history.random.pick(history.moderators);
  const expected = thread.isReachedBy(moderator) ? '201' : '403 not_allowed';
  const taken = await history.client(moderator).post(`/moderation/items/${item.id}/take-over`);
  if (!history.note('take over', taken, exactly ? expected : null)) return;
  comment.claimedBy = moderator.name;
  if (history.chance(2)) await decide(history, thread, comment, exactly);
  else if (history.chance(2)) await move(history, thread);
  else await report(history, thread, comment, exactly);
  if (history.chance(2)) await decide(history, thread, comment, exactly, moderator);
  const released = await history.client(moderator).delete(`/moderation/claims/${taken.body.id}`);
  history.note('give back', released, exactly ? '204' : released.status === 404 ? '404 not_found' : '204');
  comment.claimedBy = null;
}

async function sanction(
  { client, random, note, publisher }: History,
  { suspects }: HistoryThread,
): Promise<void> {
  const suspect = random.pick(suspects);
  const { sanction: standing, guestId } = suspect;
  if (standing) {
    suspect.sanction = null;
    note('lift', await client(publisher).delete(`/moderation/sanctions/${standing.id}`), '204');
    return;
  }
  const kind = random.pick(['hold', 'mute'] as const);
  const answer = await client(publisher).post('/moderation/sanctions', { kind, on: { guest: guestId } });
  if (note(kind, answer, '201')) suspect.sanction = { id: answer.body.id, kind };
}

async function move({ client, note, publisher }: History, thread: HistoryThread): Promise<void> {
  const section = thread.section === null ? SECTION : null;
  const answer = await client(publisher).patch(`/articles/${thread.articleId}`, { section });
  if (note('move', answer, '200')) thread.moved(section);
}

async function close({ client, note, chance, publisher }: History, thread: HistoryThread): Promise<void> {
  const isClose = !thread.closed && chance(2);
  const path = `/threads/${thread.id}/${isClose ? 'close' : 'reopen'}`;
  const answer = await client(publisher).post(path, isClose ? {} : { until: null });
  if (note('close', answer, '200')) thread.closed = isClose;
}
