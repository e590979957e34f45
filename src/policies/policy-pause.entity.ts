import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A site, section or article whose closing policy has, or once had, staffed hours or limits of the queue. */
@Entity('policy_pauses')
@Check('policy_pauses_level', "level IN ('site', 'section', 'article')")
@Index('policy_pauses_due', ['lookAt'], { where: 'look_at IS NOT NULL' })
export class PolicyPause {
  @PrimaryColumn('uuid', { name: 'subject_id', primaryKeyConstraintName: 'policy_pauses_pkey' })
  subjectId: string;

  @PrimaryColumn('text', { name: 'level', primaryKeyConstraintName: 'policy_pauses_pkey' })
  level: string;

  @Column('uuid', { name: 'site_id' })
  @ForeignKey('sites', { name: 'policy_pauses_site_fkey' })
  siteId: string;

  @Column('uuid', { name: 'thread_id', nullable: true })
  @ForeignKey('threads', { name: 'policy_pauses_thread_fkey' })
  threadId: string | null;

  @Column('timestamptz', { name: 'queue_since', nullable: true })
  queueSince: Date | null;

  @Column('boolean', { name: 'told_away', default: false })
  toldAway: boolean;

  @Column('timestamptz', { name: 'look_at', nullable: true })
  lookAt: Date | null;
}
