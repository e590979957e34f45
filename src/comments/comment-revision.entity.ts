import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A comment's text. Apart from the comment, so that a like rewrites a narrow row. */
@Entity('comment_revisions')
@Index('comment_revisions_ip_prefix', ['createdAt'], { where: 'ip_prefix IS NOT NULL' })
@Index('comment_revisions_words', { synchronize: false })
@Index('comment_revisions_unsearchable', ['commentId', 'revision'], { where: 'NOT searchable' })
@Check('comment_revisions_format', "format IN ('markdown', 'html')")
export class CommentRevision {
  @PrimaryColumn('uuid', { name: 'comment_id', primaryKeyConstraintName: 'comment_revisions_pkey' })
  @ForeignKey('comments', { name: 'comment_revisions_comment_fkey' })
  commentId: string;

  @PrimaryColumn('integer', { name: 'revision', primaryKeyConstraintName: 'comment_revisions_pkey' })
  revision: number;

  @Column('text')
  source: string;

  @Column('text')
  format: 'markdown' | 'html';

  @Column('text')
  html: string;

  @Column('integer', { name: 'renderer_version' })
  rendererVersion: number;

  @Column('text', { name: 'author_name' })
  authorName: string;

  @Column('text', { name: 'ip_prefix', nullable: true })
  ipPrefix: string | null;

  @Column('jsonb', { default: [] })
  trace: object[];

  @Column('text', { nullable: true })
  language: string | null;

  @Column('timestamptz', { name: 'created_at', nullable: true })
  createdAt: Date | null;

  /** Whether the search finds it: an import leaves that to later. */
  @Column('boolean', { default: true })
  searchable: boolean;
}
