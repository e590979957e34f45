import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** The discussion of one article: counters, revision, every thread-level fact of closing. */
@Entity('threads')
@Unique('threads_article_key', ['articleId'])
@Index('threads_due', ['lookAt'], { where: 'look_at IS NOT NULL' })
@Check('threads_manual_state', "manual_state IN ('open', 'closed')")
@Check('threads_mode', "mode IN ('after', 'newcomers', 'before')")
@Check('threads_slow_mode', 'slow_mode_seconds BETWEEN 5 AND 3600')
export class Thread {
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'threads_pkey' })
  id: string;

  @Column('uuid', { name: 'site_id' })
  @ForeignKey('sites', { name: 'threads_site_fkey' })
  siteId: string;

  @Column('uuid', { name: 'article_id' })
  @ForeignKey('articles', { name: 'threads_article_fkey' })
  articleId: string;

  @Column('integer', { default: 1 })
  revision: number;

  @Column('integer', { name: 'last_number', default: 0 })
  lastNumber: number;

  @Column('integer', { name: 'last_position', default: 0 })
  lastPosition: number;

  @Column('integer', { name: 'published_count', default: 0 })
  publishedCount: number;

  @Column('integer', { name: 'top_level_count', default: 0 })
  topLevelCount: number;

  @Column('integer', { name: 'arrival_count', default: 0 })
  arrivalCount: number;

  @Column('timestamptz', { name: 'last_arrival_at', nullable: true })
  lastArrivalAt: Date | null;

  @Column('text', { name: 'manual_state', nullable: true })
  manualState: 'open' | 'closed' | null;

  @Column('timestamptz', { name: 'manual_since', nullable: true })
  manualSince: Date | null;

  @Column('timestamptz', { name: 'manual_until', nullable: true })
  manualUntil: Date | null;

  @Column('text', { name: 'closing_message', nullable: true })
  closingMessage: string | null;

  @Column('text', { name: 'closing_reason', nullable: true })
  closingReason: string | null;

  @Column('timestamptz', { name: 'close_at', nullable: true })
  closeAt: Date | null;

  @Column('boolean', { name: 'told_closed', nullable: true })
  toldClosed: boolean | null;

  @Column('timestamptz', { name: 'look_at', nullable: true })
  lookAt: Date | null;

  @Column('text', { nullable: true })
  mode: string | null;

  @Column('timestamptz', { name: 'mode_until', nullable: true })
  modeUntil: Date | null;

  @Column('integer', { name: 'slow_mode_seconds', nullable: true })
  slowModeSeconds: number | null;

  @Column('timestamptz', { name: 'slow_mode_until', nullable: true })
  slowModeUntil: Date | null;
}
