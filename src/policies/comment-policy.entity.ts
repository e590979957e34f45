import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

@Entity('comment_policies')
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

  @Column('timestamptz', { name: 'published_at' })
  publishedAt: Date;
}
