import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { DecisionAction } from '../../comments/comment-status.rules.js';

/** How many comments were left out of a list, and why. */
export interface LeftOut {
  /** Written by who made the list. */
  readonly own: number;
  /** In another moderator's hands. */
  readonly claimed: number;
  /** Named, but of a status from which the action does not go. */
  readonly unfit: number;
  /** Named, but not here, or of a section that is not theirs. */
  readonly unknown: number;
}

/** Many comments that are decided on at once: what is decided, and on how many. */
@Entity('bulk_decisions')
@Check('bulk_decisions_action', "action IN ('approve', 'reject', 'spam', 'restore')")
@Check('bulk_decisions_state', "state IN ('ready', 'running', 'done', 'undoing', 'undone')")
@Check('bulk_decisions_reject_rule', "action <> 'reject' OR rule IS NOT NULL")
export class BulkDecision {
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'bulk_decisions_pkey' })
  id: string;

  @Column('uuid', { name: 'site_id' })
  @ForeignKey('sites', { name: 'bulk_decisions_site_fkey' })
  siteId: string;

  @Column('text')
  action: DecisionAction;

  @Column('text', { nullable: true })
  rule: string | null;

  @Column('text', { nullable: true })
  note: string | null;

  /** Null: its comments were named one by one. */
  @Column('jsonb', { nullable: true })
  filter: object | null;

  @Column('integer')
  count: number;

  @Column('jsonb', { name: 'left_out' })
  leftOut: LeftOut;

  /** Those of its comments when they were listed; null among them: some are of no section. */
  @Column('uuid', { name: 'section_ids', array: true })
  sectionIds: (string | null)[];

  @Column('text')
  state: 'ready' | 'running' | 'done' | 'undoing' | 'undone';

  @Column('uuid', { name: 'created_by' })
  @ForeignKey('accounts', { name: 'bulk_decisions_created_by_fkey' })
  createdBy: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('uuid', { name: 'run_by', nullable: true })
  @ForeignKey('accounts', { name: 'bulk_decisions_run_by_fkey' })
  runBy: string | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;

  @Column('uuid', { name: 'undone_by', nullable: true })
  @ForeignKey('accounts', { name: 'bulk_decisions_undone_by_fkey' })
  undoneBy: string | null;
}
