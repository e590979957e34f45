import type { ArticleSummaryView, FrontPageView, SectionLinkView } from '../front-page-view.js';
import { wordsFor } from '../words/words.js';
import { Byline } from './article.js';
import { Page } from './page.js';
import { useWords } from './page-context.js';

export function FrontPage({ articles, sections = [], moreHref, ...page }: FrontPageView) {
  const words = wordsFor(page.site.locale);
  return (
    <Page {...page} title={page.site.name} description={words.front.description(page.site.name)}>
      <h1 class="overline">{words.front.heading}</h1>
      {sections.length > 0 && <Sections sections={sections} />}
      {articles.length === 0 && <p class="empty">{words.front.none}</p>}
      {articles.length > 0 && (
        <ul class="articles" role="list">
          {articles.map((article) => (
            <ArticleSummary article={article} />
          ))}
        </ul>
      )}
      {moreHref !== null && (
        <p class="pager">
          <a class="more" href={moreHref} rel="next">
            {words.front.more}
          </a>
        </p>
      )}
    </Page>
  );
}

function Sections({ sections }: { sections: readonly SectionLinkView[] }) {
  const words = useWords();
  return (
    <nav class="policy-links" aria-label={words.front.sections}>
      <p>
        {sections.map(({ label, href, current }, index) => (
          <>
            {index > 0 && ' - '}
            <a href={href} aria-current={current ? 'page' : undefined}>
              {label ?? words.front.all}
            </a>
          </>
        ))}
      </p>
    </nav>
  );
}

function ArticleSummary({ article }: { article: ArticleSummaryView }) {
  const words = useWords();
  const state = words.front.state[article.state];
  return (
    <li>
      <article>
        {article.section != null && <p class="overline">{article.section}</p>}
        <h2 dir="auto">
          <a href={article.href}>{article.headline}</a>
        </h2>
        <Byline byline={article.byline} publishedAt={article.publishedAt} />
        <p class="counts">
          <a href={`${article.href}#comments`}>{words.front.comments(article.commentCount)}</a>
          {state !== '' && <span> · {state}</span>}
        </p>
      </article>
    </li>
  );
}
