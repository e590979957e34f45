import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A thread on the list of a closing: what became of it, and its closing facts as the run found and left them. */
@Entity('listed_threads')
@Check('listed_threads_result', "result IN ('done', 'unchanged', 'refused', 'undone', 'skipped')")
export class ListedThread {
  @PrimaryColumn('uuid', { name: 'closing_id', primaryKeyConstraintName: 'listed_threads_pkey' })
  @ForeignKey('thread_closings', { name: 'listed_threads_closing_fkey' })
  closingId: string;

  @PrimaryColumn('uuid', { name: 'thread_id', primaryKeyConstraintName: 'listed_threads_pkey' })
  threadId: string;

  @Column('text', { nullable: true })
  result: 'done' | 'unchanged' | 'refused' | 'undone' | 'skipped' | null;

  @Column('text', { nullable: true })
  code: string | null;

  @Column('text', { name: 'manual_state_before', nullable: true })
  manualStateBefore: string | null;

  @Column('timestamptz', { name: 'manual_since_before', nullable: true })
  manualSinceBefore: Date | null;

  @Column('timestamptz', { name: 'manual_until_before', nullable: true })
  manualUntilBefore: Date | null;

  @Column('timestamptz', { name: 'close_at_before', nullable: true })
  closeAtBefore: Date | null;

  @Column('text', { name: 'closing_message_before', nullable: true })
  closingMessageBefore: string | null;

  @Column('text', { name: 'closing_reason_before', nullable: true })
  closingReasonBefore: string | null;

  @Column('text', { name: 'manual_state_after', nullable: true })
  manualStateAfter: string | null;

  @Column('timestamptz', { name: 'manual_since_after', nullable: true })
  manualSinceAfter: Date | null;

  @Column('timestamptz', { name: 'manual_until_after', nullable: true })
  manualUntilAfter: Date | null;

  @Column('timestamptz', { name: 'close_at_after', nullable: true })
  closeAtAfter: Date | null;

  @Column('text', { name: 'closing_message_after', nullable: true })
  closingMessageAfter: string | null;

  @Column('text', { name: 'closing_reason_after', nullable: true })
  closingReasonAfter: string | null;
}
