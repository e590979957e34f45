import type { ArticlePageView } from '../views.js';
import { Article } from './article.js';
import { DiscussionControl } from './discussion-control.js';
import { FeedLinks } from './feed-links.js';
import { Discussion } from './discussion.js';
import { Page } from './page.js';

export const ArticlePage = ({ article, discussion, ...page }: ArticlePageView) => (
  <Page {...page} title={article.headline} description={article.description}>
    <Article article={article} />
    <Discussion
      discussion={discussion}
      control={
        discussion.control != null && (
          <DiscussionControl control={discussion.control} closing={discussion.closing} />
        )
      }
    />
    {page.feeds !== undefined && page.feeds.length > 0 && <FeedLinks feeds={page.feeds} />}
  </Page>
);
