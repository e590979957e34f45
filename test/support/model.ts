import type { Json } from './client.js';
import {
  DECISIONS,
  openReports,
  type Action,
  type Legal,
  type ModelComment,
  type ModelPerson,
  type Queue,
  type Status,
} from './model-comment.js';

/** A discussion in memory: says what an answer has to be, and what the discussion is after it. */
export class ModelThread {
  closed = false;
  section: string | null = null;
  lastNumber = 0;
  readonly comments: ModelComment[] = [];

  constructor(
    readonly id: string,
    readonly articleId: string,
  ) {}

  get published(): ModelComment[] {
    return this.comments.filter(({ status }) => status === 'published');
  }

  post(person: ModelPerson, parent: ModelComment | null, despiteClosed: boolean): Legal {
    if (despiteClosed && !person.isStaff) return '403 not_allowed';
    if (this.closed && !despiteClosed) return '403 thread_closed';
    if (parent !== null && parent.status !== 'published') return '400 parent_unknown';
    return person.sanction?.kind === 'mute' ? '403 author_muted' : '201';
  }

  posted(person: ModelPerson, parent: ModelComment | null, text: string, comment: Json): void {
    const status = this.screened(person, text);
    this.comments.push({
      id: comment.id,
      author: person.name,
      parent,
      depth: parent === null ? 0 : parent.depth + 1,
      number: status === 'published' ? (this.lastNumber += 1) : null,
      status,
      revision: 1,
      text,
      isWithdrawn: false,
      likes: new Set(),
      queue: queueOf(status, person),
      claimedBy: null,
      reports: new Map(),
      last: null,
    });
  }

  edit(person: ModelPerson, comment: ModelComment, text: string, revision: number): Legal {
    const refusal = this.refusalOfOthers(person, comment);
    if (refusal !== null) return refusal;
    if (comment.status === 'rejected' || comment.status === 'withdrawn') return '409 status_not_allowed';
    if (text === comment.text) return '200';
    if (revision !== comment.revision) return '409 stale_revision';
    return person.sanction?.kind === 'mute' ? '403 author_muted' : '200';
  }

  edited(person: ModelPerson, comment: ModelComment, text: string): void {
    if (text === comment.text) return;
    comment.text = text;
    const isReported = comment.queue === 'reported';
    const status = this.screened(person, text);
    // What readers brought back stays held; what a moderator took for spam stays that.
    const isKept = comment.status === 'spam' || (comment.status === 'held' && isReported);
    this.turn(comment, isKept ? comment.status : status);
    if (comment.status !== 'spam') comment.queue = isReported ? 'reported' : queueOf(status, person);
  }

  withdraw(person: ModelPerson, comment: ModelComment): Legal {
    const refusal = this.refusalOfOthers(person, comment);
    if (refusal !== null) return refusal;
    return comment.status === 'rejected' || comment.status === 'spam' ? '409 status_not_allowed' : '204';
  }

  withdrawn(comment: ModelComment): void {
    if (comment.isWithdrawn) return;
    comment.isWithdrawn = true;
    this.turn(comment, 'withdrawn');
  }

  like(person: ModelPerson, comment: ModelComment): Legal {
    if (comment.status !== 'published') return '404 not_found';
    return comment.author === person.name ? '403 own_comment' : '200';
  }

  liked(person: ModelPerson, comment: ModelComment, liked: boolean): void {
    if (liked) comment.likes.add(person.name);
    else comment.likes.delete(person.name);
  }

  report(person: ModelPerson, comment: ModelComment): Legal {
    const isKnown = comment.reports.has(person.name);
    if (comment.status !== 'published') return isKnown ? '409 already_reported' : '404 not_found';
    if (comment.author === person.name) return '403 own_comment';
    return isKnown ? '409 already_reported' : '201';
  }

  /** @param holds whether the open ones weigh enough by now */
  reported(person: ModelPerson, comment: ModelComment, holds: boolean): void {
    comment.reports.set(person.name, null);
    if (holds) this.turn(comment, 'held');
    comment.queue = 'reported';
  }

  /** Whether somebody may decide on a comment at all. */
  refusalToDecide(person: ModelPerson, comment: ModelComment, revision: number): Legal | null {
    if (!this.isReachedBy(person)) return '403 not_allowed';
    if (revision !== comment.revision) return '409 stale_decision';
    if (comment.claimedBy !== null && comment.claimedBy !== person.name) return '409 item_claimed';
    return comment.author === person.name ? '403 own_comment' : null;
  }

  decide(person: ModelPerson, comment: ModelComment, action: Action, revision: number): Legal {
    const possible = DECISIONS[action][comment.status] === undefined ? '409 status_not_allowed' : '201';
    return this.refusalToDecide(person, comment, revision) ?? possible;
  }

  decided(comment: ModelComment, action: Action, id: string): void {
    const before = { status: comment.status, queue: comment.queue };
    this.turn(comment, DECISIONS[action][comment.status] ?? comment.status);
    comment.last = { id, before, revision: comment.revision, at: Date.now() };
    for (const reporter of openReports(comment)) comment.reports.set(reporter, id);
  }

  undo(person: ModelPerson, comment: ModelComment): Legal {
    return this.refusalToDecide(person, comment, comment.last!.revision) ?? '201';
  }

  /** What it settled is open again, beside what has been reported since. */
  undone(comment: ModelComment): void {
    const { id, before } = comment.last!;
    this.turn(comment, before.status);
    for (const [reporter, by] of comment.reports) if (by === id) comment.reports.set(reporter, null);
    const isOfReaders = openReports(comment).length > 0 && ['held', 'published'].includes(before.status);
    comment.queue = isOfReaders ? 'reported' : before.queue;
  }

  /** What waits goes along, out of all hands. */
  moved(section: string | null): void {
    this.section = section;
    for (const comment of this.comments) comment.claimedBy = null;
  }

  isReachedBy({ section }: ModelPerson): boolean {
    return section === undefined || section === this.section;
  }

  /** What a page of the discussion shows at the top level: ids in order, with what counts below each. */
  shown(): { id: string; tombstone: boolean; below: number; likes: number }[] {
    return this.comments
      .filter(({ parent }) => parent === null)
      .map((comment) => ({ comment, below: this.below(comment) }))
      .filter(({ comment, below }) => comment.status === 'published' || below > 0)
      .map(({ comment, below }) => {
        const tombstone = comment.status !== 'published';
        return { id: comment.id, tombstone, below, likes: tombstone ? 0 : comment.likes.size };
      });
  }

  private below(comment: ModelComment): number {
    return this.published.filter((other) => isBelow(other, comment)).length;
  }

  /** A change: what waited and whose hands it was in are no more. */
  private turn(comment: ModelComment, status: Status): void {
    comment.revision += 1;
    comment.status = status;
    comment.queue = null;
    comment.claimedBy = null;
    if (status === 'published') comment.number ??= this.lastNumber += 1;
  }

  /** Three links hold a comment, but for staff; so does a sanction. */
  private screened(person: ModelPerson, text: string): Status {
    if (person.sanction?.kind === 'hold') return 'held';
    return !person.isStaff && (text.match(/http:/g) ?? []).length > 2 ? 'held' : 'published';
  }

  /** Of what is not theirs: not there where they do not see it, else refused. */
  private refusalOfOthers(person: ModelPerson, comment: ModelComment): Legal | null {
    if (comment.author === person.name) return null;
    const sees = comment.status === 'published' || person.isStaff || this.below(comment) > 0;
    return sees ? '403 not_your_comment' : '404 not_found';
  }
}

/** Of a text that screening has looked at: what staff publish nobody reviews. */
function queueOf(status: Status, { isStaff }: ModelPerson): Queue | null {
  if (status === 'held') return 'held';
  return status === 'published' && !isStaff ? 'unreviewed' : null;
}

function isBelow(comment: ModelComment, above: ModelComment): boolean {
  for (let parent = comment.parent; parent !== null; parent = parent.parent) {
    if (parent === above) return true;
  }
  return false;
}
