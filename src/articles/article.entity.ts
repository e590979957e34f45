import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity('articles')
@Unique('articles_slug_key', ['siteId', 'slug'])
@Unique('articles_external_id_key', ['siteId', 'externalId'])
@Unique('articles_source_key', ['siteId', 'source', 'sourceId'])
@Index('articles_public', { synchronize: false })
@Index('articles_public_section', { synchronize: false })
@Index('articles_section', ['sectionId'], { where: 'section_id IS NOT NULL' })
@Check('articles_state', "state IN ('public', 'hidden')")
export class Article {
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'articles_pkey' })
  id: string;

  @Column('uuid', { name: 'site_id' })
  @ForeignKey('sites', { name: 'articles_site_fkey' })
  siteId: string;

  @Column('text')
  slug: string;

  @Column('text')
  headline: string;

  @Column('text', { nullable: true })
  byline: string | null;

  @Column('text', { nullable: true })
  disclosure: string | null;

  @Column('text', { name: 'body_source' })
  bodySource: string;

  @Column('text', { name: 'body_html' })
  bodyHtml: string;

  @Column('integer', { name: 'sanitiser_version' })
  sanitiserVersion: number;

  @Column('text', { name: 'editors_note', nullable: true })
  editorsNote: string | null;

  @Column('uuid', { name: 'section_id', nullable: true })
  @ForeignKey('sections', { name: 'articles_section_fkey' })
  sectionId: string | null;

  @Column('timestamptz', { name: 'published_at', nullable: true })
  publishedAt: Date | null;

  @Column('text', { name: 'canonical_url', nullable: true })
  canonicalUrl: string | null;

  @Column('text', { name: 'external_id', nullable: true })
  externalId: string | null;

  @Column('text')
  state: 'public' | 'hidden';

  @Column('text', { nullable: true })
  source: string | null;

  @Column('text', { name: 'source_id', nullable: true })
  sourceId: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'parley_now()' })
  createdAt: Date;
}
