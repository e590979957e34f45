import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { AuthorKind } from '../screening/finding.js';
import type { Status } from './comment-status.rules.js';

@Entity('comments')
@Check('comments_status', "status IN ('held', 'published', 'rejected', 'spam', 'withdrawn')")
@Check('comments_visible_below', 'visible_below >= 0')
@Check('comments_likes', 'likes >= 0')
@Check('comments_author_kind', "author_kind IN ('guest', 'reader', 'staff', 'article-author')")
@Check('comments_exempt', "exempt IN ('import', 'despite-closed')")
@Check('comments_published_number', "status <> 'published' OR number IS NOT NULL")
@Unique('comments_number_key', ['threadId', 'number'])
@Unique('comments_placement_key', ['threadId', 'placement'])
@Unique('comments_source_key', ['siteId', 'source', 'sourceId'])
@Index('comments_top_level', ['threadId', 'position'], {
  where: "depth = 0 AND (status = 'published' OR visible_below > 0)",
})
@Index('comments_best', { synchronize: false })
@Index('comments_recent', ['siteId', 'createdAt'], {
  where: "status = 'published' AND created_at IS NOT NULL",
})
@Index('comments_posted', ['siteId', 'createdAt', 'id'], { where: 'source IS NULL' })
@Index('comments_guest', ['guestId', 'threadId'], { where: 'guest_id IS NOT NULL' })
@Index('comments_account', ['accountId', 'threadId'], { where: 'account_id IS NOT NULL' })
@Index('comments_account_order', ['accountId', 'id'], { where: 'account_id IS NOT NULL' })
@Index('comments_guest_order', ['guestId', 'id'], { where: 'guest_id IS NOT NULL' })
@Index('comments_featured', ['threadId', 'featuredAt'], {
  where: "featured_at IS NOT NULL AND status = 'published'",
})
@Index('comments_newest', { synchronize: false })
export class Comment {
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'comments_pkey' })
  id: string;

  @Column('uuid', { name: 'site_id' })
  @ForeignKey('sites', { name: 'comments_site_fkey' })
  siteId: string;

  @Column('uuid', { name: 'thread_id' })
  @ForeignKey('threads', { name: 'comments_thread_fkey' })
  threadId: string;

  @Column('uuid', { name: 'parent_id', nullable: true })
  @ForeignKey('comments', { name: 'comments_parent_fkey', deferrable: 'INITIALLY DEFERRED' })
  parentId: string | null;

  @Column('integer', { nullable: true })
  number: number | null;

  @Column('integer')
  position: number;

  @Column('integer')
  depth: number;

  @Column('bytea')
  placement: Buffer;

  @Column('text')
  status: Status;

  @Column('integer', { default: 1 })
  revision: number;

  @Column('integer', { name: 'text_revision', default: 1 })
  textRevision: number;

  @Column('integer', { name: 'visible_below', default: 0 })
  visibleBelow: number;

  @Column('integer', { default: 0 })
  likes: number;

  @Column('text', { name: 'author_kind' })
  authorKind: AuthorKind;

  @Column('uuid', { name: 'account_id', nullable: true })
  @ForeignKey('accounts', { name: 'comments_account_fkey' })
  accountId: string | null;

  @Column('uuid', { name: 'guest_id', nullable: true })
  @ForeignKey('guests', { name: 'comments_guest_fkey' })
  guestId: string | null;

  @Column('integer', { name: 'policy_version', nullable: true })
  policyVersion: number | null;

  @Column('text', { nullable: true })
  exempt: 'import' | 'despite-closed' | null;

  @Column('text', { nullable: true })
  source: string | null;

  @Column('text', { name: 'source_id', nullable: true })
  sourceId: string | null;

  @Column('timestamptz', { name: 'created_at', nullable: true })
  createdAt: Date | null;

  @Column('timestamptz', { name: 'edited_at', nullable: true })
  editedAt: Date | null;

  /** Null: nobody has put it forward. */
  @Column('timestamptz', { name: 'featured_at', nullable: true })
  featuredAt: Date | null;
}
