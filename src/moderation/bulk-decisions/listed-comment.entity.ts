import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

const KEY = { primaryKeyConstraintName: 'listed_comments_pkey' };

/** A comment on the list of a bulk decision, at the revision that it had then, and what became of it. */
@Entity('listed_comments')
@Check(
  'listed_comments_result',
  "result IN ('decided', 'stale', 'claimed', 'refused', 'undone', 'changed_since', 'kept')",
)
export class ListedComment {
  @PrimaryColumn('uuid', { name: 'bulk_decision_id', ...KEY })
  @ForeignKey('bulk_decisions', { name: 'listed_comments_bulk_decision_fkey' })
  bulkDecisionId: string;

  @PrimaryColumn('uuid', { name: 'thread_id', ...KEY })
  threadId: string;

  @PrimaryColumn('uuid', { name: 'comment_id', ...KEY })
  commentId: string;

  @Column('integer')
  revision: number;

  @Column('text', { nullable: true })
  result: 'decided' | 'stale' | 'claimed' | 'refused' | 'undone' | 'changed_since' | 'kept' | null;

  @Column('text', { nullable: true })
  code: string | null;

  @Column('uuid', { name: 'decision_id', nullable: true })
  @ForeignKey('decisions', { name: 'listed_comments_decision_fkey' })
  decisionId: string | null;
}
