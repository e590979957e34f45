import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('article_urls')
@Index('article_urls_article', ['articleId'])
export class ArticleUrl {
  @PrimaryColumn('uuid', { name: 'site_id', primaryKeyConstraintName: 'article_urls_pkey' })
  @ForeignKey('sites', { name: 'article_urls_site_fkey' })
  siteId: string;

  @PrimaryColumn('text', { name: 'url', primaryKeyConstraintName: 'article_urls_pkey' })
  url: string;

  @Column('uuid', { name: 'article_id' })
  @ForeignKey('articles', { name: 'article_urls_article_fkey' })
  articleId: string;
}
