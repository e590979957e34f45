import type { ArticlePageView } from '../views.js';
import { Article } from './article.js';
import { DiscussionControl } from './discussion-control.js';
import { FeedLinks } from './feed-links.js';
import { Discussion } from './discussion.js';
import { Page } from './page.js';
import { Statements } from './statements.js';

export const ArticlePage = ({ article, discussion, ...page }: ArticlePageView) => (
  <Page {...page} title={article.headline} description={article.description}>
    <Article article={article} />
    {discussion.control != null && (
      <DiscussionControl control={discussion.control} closing={discussion.closing} />
    )}
    {/* What is inside is the script's once it runs. */}
    <div class="discussion-root" data-article={discussion.live?.article}>
      <Discussion
        discussion={discussion}
        statements={<Statements statements={discussion.rejections ?? []} />}
      />
    </div>
    {page.feeds !== undefined && page.feeds.length > 0 && <FeedLinks feeds={page.feeds} />}
  </Page>
);
