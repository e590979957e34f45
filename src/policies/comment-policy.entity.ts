import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

@Entity('comment_policies')
@Check('comment_policies_acceptance', "acceptance IN ('implied', 'explicit')")
export class CommentPolicy {
  @PrimaryColumn('uuid', { name: 'site_id', primaryKeyConstraintName: 'comment_policies_pkey' })
  @ForeignKey('sites', { name: 'comment_policies_site_fkey' })
  siteId: string;

  @PrimaryColumn('integer', { name: 'version', primaryKeyConstraintName: 'comment_policies_pkey' })
  version: number;

  @Column('text')
  title: string;

  @Column('text')
  body: string;

  /** Whether posting accepts it, or only saying so. */
  @Column('text', { default: 'implied' })
  acceptance: 'implied' | 'explicit';

  @Column('timestamptz', { name: 'published_at' })
  publishedAt: Date;

  /** For so long, discussions tell of it. */
  @Column('timestamptz', { name: 'announced_until', nullable: true })
  announcedUntil: Date | null;

  /** Null: the version with which a site starts. */
  @Column('uuid', { name: 'published_by', nullable: true })
  @ForeignKey('accounts', { name: 'comment_policies_published_by_fkey' })
  publishedBy: string | null;
}
