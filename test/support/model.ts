import type { Answer, Json } from './client.js';

export type Status = 'held' | 'published' | 'rejected' | 'spam' | 'withdrawn';
export type Action = 'approve' | 'reject' | 'spam' | 'restore';

/** A comment as the model knows it. */
export interface ModelComment {
  readonly id: string;
  readonly author: string;
  readonly parent: ModelComment | null;
  readonly depth: number;
  number: number | null;
  status: Status;
  revision: number;
  text: string;
  /** Where answers overtake each other, a status says too little: withdrawing twice is done once. */
  isWithdrawn: boolean;
  readonly likes: Set<string>;
}

/** What an answer has to be: `201`, `403 thread_closed`. */
export type Legal = string;

export const codeOf = ({ status, body }: Answer): Legal =>
  status < 400 ? String(status) : `${status} ${body.code}`;

/** Decisions that are possible, and where they lead; what is not here is refused. Written down a second time on purpose. */
const DECISIONS: Readonly<Record<Action, Partial<Record<Status, Status>>>> = {
  approve: { held: 'published', published: 'published', rejected: 'published', spam: 'published' },
  reject: { held: 'rejected', published: 'rejected', rejected: 'rejected', spam: 'rejected' },
  spam: { held: 'spam', published: 'spam', rejected: 'spam', spam: 'spam' },
  restore: { rejected: 'published', spam: 'published' },
};

/** Who acts. */
export interface ModelPerson {
  readonly name: string;
  readonly isStaff: boolean;
}

/** A discussion in memory: says what an answer has to be, and what the discussion is after it. */
export class ModelThread {
  closed = false;
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
    return parent === null || parent.status === 'published' ? '201' : '400 parent_unknown';
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
    });
  }

  edit(person: ModelPerson, comment: ModelComment, text: string, revision: number): Legal {
    const refusal = this.refusalOfOthers(person, comment);
    if (refusal !== null) return refusal;
    if (comment.status === 'rejected' || comment.status === 'withdrawn') return '409 status_not_allowed';
    if (text === comment.text) return '200';
    return revision === comment.revision ? '200' : '409 stale_revision';
  }

  edited(person: ModelPerson, comment: ModelComment, text: string): void {
    if (text === comment.text) return;
    comment.text = text;
    comment.revision += 1;
    if (comment.status !== 'spam') this.turn(comment, this.screened(person, text));
  }

  withdraw(person: ModelPerson, comment: ModelComment): Legal {
    const refusal = this.refusalOfOthers(person, comment);
    if (refusal !== null) return refusal;
    return comment.status === 'rejected' || comment.status === 'spam' ? '409 status_not_allowed' : '204';
  }

  withdrawn(comment: ModelComment): void {
    if (comment.isWithdrawn) return;
    comment.isWithdrawn = true;
    comment.revision += 1;
    comment.status = 'withdrawn';
  }

  like(person: ModelPerson, comment: ModelComment): Legal {
    if (comment.status !== 'published') return '404 not_found';
    return comment.author === person.name ? '403 own_comment' : '200';
  }

  liked(person: ModelPerson, comment: ModelComment, liked: boolean): void {
    if (liked) comment.likes.add(person.name);
    else comment.likes.delete(person.name);
  }

  decide(
    person: ModelPerson,
    comment: ModelComment,
    action: Action,
    by: { revision: number; rule: boolean },
  ): Legal {
    if (by.revision !== comment.revision) return '409 stale_decision';
    if (comment.author === person.name) return '403 own_comment';
    if (action === 'reject' && !by.rule) return '400 rule_required';
    return DECISIONS[action][comment.status] === undefined ? '409 status_not_allowed' : '201';
  }

  decided(comment: ModelComment, action: Action): void {
    comment.revision += 1;
    this.turn(comment, DECISIONS[action][comment.status] ?? comment.status);
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

  private turn(comment: ModelComment, status: Status): void {
    comment.status = status;
    if (status === 'published') comment.number ??= this.lastNumber += 1;
  }

  /** Three links hold a comment, but for staff. */
  private screened(person: ModelPerson, text: string): Status {
    return !person.isStaff && (text.match(/http:/g) ?? []).length > 2 ? 'held' : 'published';
  }

  /** Of what is not theirs: not there where they do not see it, else refused. */
  private refusalOfOthers(person: ModelPerson, comment: ModelComment): Legal | null {
    if (comment.author === person.name) return null;
    const sees = comment.status === 'published' || person.isStaff || this.below(comment) > 0;
    return sees ? '403 not_your_comment' : '404 not_found';
  }
}

function isBelow(comment: ModelComment, above: ModelComment): boolean {
  for (let parent = comment.parent; parent !== null; parent = parent.parent) {
    if (parent === above) return true;
  }
  return false;
}
