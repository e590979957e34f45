import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Many threads that are closed or reopened at once: what is done, and to how many. */
@Entity('thread_closings')
@Check('thread_closings_action', "action IN ('close', 'reopen')")
@Check('thread_closings_state', "state IN ('ready', 'running', 'done', 'undoing', 'undone')")
export class ThreadClosing {
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'thread_closings_pkey' })
  id: string;

  @Column('uuid', { name: 'site_id' })
  @ForeignKey('sites', { name: 'thread_closings_site_fkey' })
  siteId: string;

  @Column('text')
  action: 'close' | 'reopen';

  @Column('jsonb')
  filter: object;

  @Column('text', { nullable: true })
  message: string | null;

  @Column('text', { nullable: true })
  reason: string | null;

  @Column('timestamptz', { name: 'close_at', nullable: true })
  closeAt: Date | null;

  @Column('timestamptz', { name: 'reopen_until', nullable: true })
  reopenUntil: Date | null;

  @Column('integer')
  count: number;

  /** Those of its threads when they were listed; null: it lists threads of no section too. */
  @Column('uuid', { name: 'section_ids', array: true, nullable: true })
  sectionIds: string[] | null;

  @Column('text')
  state: 'ready' | 'running' | 'done' | 'undoing' | 'undone';

  @Column('uuid', { name: 'created_by' })
  @ForeignKey('accounts', { name: 'thread_closings_created_by_fkey' })
  createdBy: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
