import type { ArticlePageView } from '../views.js';
import { Article } from './article.js';
import { Discussion } from './discussion.js';
import { Page } from './page.js';

export const ArticlePage = ({ article, discussion, ...page }: ArticlePageView) => (
  <Page {...page} title={article.headline} description={article.description}>
    <Article article={article} />
    <Discussion discussion={discussion} />
  </Page>
);
