import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('outbox')
@Index('outbox_due', ['nextAttemptAt', 'createdAt'], { where: 'sent_at IS NULL' })
@Index('outbox_age', ['createdAt'])
export class OutboxEvent {
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'outbox_pkey' })
  id: string;

  @Column('uuid', { name: 'site_id' })
  @ForeignKey('sites', { name: 'outbox_site_fkey' })
  siteId: string;

  @Column('text')
  event: string;

  @Column('uuid', { name: 'subject_id' })
  subjectId: string;

  @Column('jsonb', { default: {} })
  detail: object;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt: Date | null;

  /** Deliveries that failed. */
  @Column('integer', { default: 0 })
  attempts: number;

  /** 'infinity': given up. */
  @Column('timestamptz', { name: 'next_attempt_at', default: () => "'-infinity'" })
  nextAttemptAt: Date | number;
}
