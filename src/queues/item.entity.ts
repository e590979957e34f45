import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('items')
@Check('items_queue', "queue IN ('notices', 'reported', 'held', 'spam', 'unreviewed', 'appeals')")
@Index('items_open', ['subjectId', 'kind'], { unique: true, where: 'closed_at IS NULL' })
@Index('items_queue_order', ['siteId', 'queue', 'openedAt', 'id'], { where: 'closed_at IS NULL' })
export class Item {
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'items_pkey' })
  id: string;

  @Column('uuid', { name: 'site_id' })
  @ForeignKey('sites', { name: 'items_site_fkey' })
  siteId: string;

  @Column('text')
  kind: string;

  @Column('uuid', { name: 'subject_id' })
  subjectId: string;

  @Column('text')
  queue: string;

  @Column('jsonb')
  reasons: object[];

  @Column('timestamptz', { name: 'opened_at' })
  openedAt: Date;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;
}
