import type { TypedOnCard } from '../../src/pages/desk/desk-view.js';

/** So many are kept. */
const DRAFTS = 50;

/** What was typed on cards and not sent, the last ones. */
export class Drafts {
  private readonly byComment = new Map<string, TypedOnCard>();

  of(commentId: string): TypedOnCard {
    return this.byComment.get(commentId) ?? {};
  }

  keep(commentId: string, typed: TypedOnCard): void {
    this.forget(commentId);
    this.byComment.set(commentId, typed);
    if (this.byComment.size > DRAFTS) this.forget([...this.byComment.keys()][0]!);
  }

  forget(commentId: string): void {
    this.byComment.delete(commentId);
  }
}

/** The comments that are chosen for a decision on many, each at the revision that was looked at. */
export class Chosen {
  private readonly revisions = new Map<string, number>();

  constructor(private readonly changed: () => void) {}

  get ids(): { readonly id: string; readonly revision: number }[] {
    return [...this.revisions].map(([id, revision]) => ({ id, revision }));
  }

  has(commentId: string): boolean {
    return this.revisions.has(commentId);
  }

  /** Chooses one, or leaves it out again. */
  turn(commentId: string, revision: number): void {
    if (!this.revisions.delete(commentId)) this.revisions.set(commentId, revision);
    this.changed();
  }

  forget(commentId: string): void {
    this.revisions.delete(commentId);
  }

  /** These, and no others. */
  only(comments: readonly { readonly commentId: string; readonly revision: number }[]): void {
    this.revisions.clear();
    for (const { commentId, revision } of comments) this.revisions.set(commentId, revision);
    this.changed();
  }
}
