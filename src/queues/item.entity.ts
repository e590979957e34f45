import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('items')
@Check('items_queue', "queue IN ('notices', 'reported', 'held', 'spam', 'unreviewed', 'appeals')")
@Check('items_priority', 'priority BETWEEN 1 AND 3')
@Check('items_claim', 'num_nonnulls(claim_id, claimed_by, claimed_until) IN (0, 3)')
@Index('items_claim_key', ['claimId'], { unique: true, where: 'claim_id IS NOT NULL' })
@Index('items_open', ['subjectId', 'kind'], { unique: true, where: 'closed_at IS NULL' })
@Index('items_queue_order', ['siteId', 'queue', 'priority', 'openedAt', 'id'], { where: 'closed_at IS NULL' })
@Index('items_section_order', ['sectionId', 'queue', 'priority', 'openedAt', 'id'], {
  where: 'closed_at IS NULL AND section_id IS NOT NULL',
})
// Of an expression, which stands in the migration.
@Index('items_queue_kinds', { synchronize: false })
@Index('items_section_kinds', { synchronize: false })
@Index('items_spam_age', ['openedAt'], { where: "queue = 'spam' AND closed_at IS NULL" })
@Index('items_closed', ['subjectId', 'closedAt'], { where: 'closed_at IS NOT NULL' })
@Index('items_article', ['articleId', 'queue'], { where: 'closed_at IS NULL' })
@Index('items_in_hand', ['siteId'], { where: 'claim_id IS NOT NULL AND closed_at IS NULL' })
export class Item {
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'items_pkey' })
  id: string;

  @Column('uuid', { name: 'site_id' })
  @ForeignKey('sites', { name: 'items_site_fkey' })
  siteId: string;

  @Column('uuid', { name: 'article_id', nullable: true })
  @ForeignKey('articles', { name: 'items_article_fkey' })
  articleId: string | null;

  /** The article's, as long as the item is open. */
  @Column('uuid', { name: 'section_id', nullable: true })
  sectionId: string | null;

  @Column('text')
  kind: string;

  @Column('uuid', { name: 'subject_id' })
  subjectId: string;

  @Column('text')
  queue: string;

  @Column('jsonb')
  reasons: object[];

  /** 1 is first. */
  @Column('smallint', { default: 2 })
  priority: number;

  @Column('text', { default: 'unknown' })
  language: string;

  @Column('uuid', { name: 'author_id', nullable: true })
  @ForeignKey('accounts', { name: 'items_author_fkey' })
  authorId: string | null;

  @Column('timestamptz', { name: 'opened_at' })
  openedAt: Date;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;

  @Column('uuid', { name: 'claim_id', nullable: true })
  claimId: string | null;

  @Column('uuid', { name: 'claimed_by', nullable: true })
  @ForeignKey('accounts', { name: 'items_claimed_by_fkey' })
  claimedBy: string | null;

  @Column('timestamptz', { name: 'claimed_until', nullable: true })
  claimedUntil: Date | null;
}
