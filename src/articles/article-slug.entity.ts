import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Every slug that an article has or had: it leads to that article for good. */
@Entity('article_slugs')
@Index('article_slugs_article', ['articleId'])
export class ArticleSlug {
  @PrimaryColumn('uuid', { name: 'site_id', primaryKeyConstraintName: 'article_slugs_pkey' })
  @ForeignKey('sites', { name: 'article_slugs_site_fkey' })
  siteId: string;

  @PrimaryColumn('text', { name: 'slug', primaryKeyConstraintName: 'article_slugs_pkey' })
  slug: string;

  @Column('uuid', { name: 'article_id' })
  @ForeignKey('articles', { name: 'article_slugs_article_fkey' })
  articleId: string;
}
