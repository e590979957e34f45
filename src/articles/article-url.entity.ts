import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** An address under which an article is known, by what all its spellings have in common. */
@Entity('article_urls')
@Index('article_urls_article', ['articleId'])
export class ArticleUrl {
  @PrimaryColumn('uuid', { name: 'site_id', primaryKeyConstraintName: 'article_urls_pkey' })
  @ForeignKey('sites', { name: 'article_urls_site_fkey' })
  siteId: string;

  /** See `urls.rules.ts`. */
  @PrimaryColumn('text', { name: 'url_key', primaryKeyConstraintName: 'article_urls_pkey' })
  urlKey: string;

  /** As it was sent. */
  @Column('text')
  url: string;

  @Column('uuid', { name: 'article_id' })
  @ForeignKey('articles', { name: 'article_urls_article_fkey' })
  articleId: string;

  /** Once the canonical one: links to it are out in the world. */
  @Column('boolean', { default: false })
  former: boolean;
}
