import type { ArticlePageView } from '../views.js';
import { Article } from './article.js';
import { FeedLinks } from './feed-links.js';
import { Discussion } from './discussion.js';
import { Page } from './page.js';

export const ArticlePage = ({ article, discussion, ...page }: ArticlePageView) => (
  <Page {...page} title={article.headline} description={article.description}>
    <Article article={article} />
    <Discussion discussion={discussion} />
    {page.feeds !== undefined && page.feeds.length > 0 && <FeedLinks feeds={page.feeds} />}
  </Page>
);
