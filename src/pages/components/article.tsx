import type { ArticleView } from '../views.js';
import { Html } from './html.js';
import { Moment } from './moment.js';
import { useSite, useWords } from './page-context.js';
import { PlainText } from './plain-text.js';

export function Article({ article }: { article: ArticleView }) {
  const words = useWords();
  const { byline, publishedAt, disclosure, editorsNote, section } = article;
  return (
    <article class="story">
      <header>
        {section && (
          <p class="overline">
            <a href={section.href}>{section.name}</a>
          </p>
        )}
        <h1 dir="auto">{article.headline}</h1>
        <Byline byline={byline} publishedAt={publishedAt} />
        {disclosure !== null && disclosure !== '' && (
          <p class="disclosure">
            <b>{words.article.disclosure}</b> <bdi>{disclosure}</bdi>
          </p>
        )}
      </header>
      <Html class="story-body prose" html={article.bodyHtml} />
      <footer>
        {editorsNote !== null && editorsNote.trim() !== '' && (
          <aside class="editors-note" aria-label={words.article.editorsNote}>
            <PlainText text={editorsNote} />
          </aside>
        )}
        <PolicyLinks />
      </footer>
    </article>
  );
}

export function Byline({ byline, publishedAt }: { byline: string | null; publishedAt: string | null }) {
  const words = useWords();
  const named = byline !== null && byline.trim() !== '';
  const saysBy = named && byline.trim().split(/\s/)[0]!.toLowerCase() === words.article.by.toLowerCase();
  if (!named && publishedAt === null) return null;
  return (
    <p class="byline">
      {named && (
        <span>
          {saysBy ? '' : `${words.article.by} `}
          <bdi>{byline}</bdi>
        </span>
      )}
      {named && publishedAt !== null && ' · '}
      <Moment at={publishedAt} />
    </p>
  );
}

/** "Policies & Disclosures - Comment Policy": the site's own links, then the comment policy. */
function PolicyLinks() {
  const site = useSite();
  const words = useWords();
  const own =
    site.commentPolicyHref === null
      ? []
      : [{ label: words.page.commentPolicy, href: site.commentPolicyHref }];
  const links = [...site.policyLinks, ...own];
  if (links.length === 0) return null;
  return (
    <nav class="policy-links" aria-label={words.page.policies}>
      <p>
        {links.map((link, index) => (
          <>
            {index > 0 && ' - '}
            <a href={link.href}>{link.label}</a>
          </>
        ))}
      </p>
    </nav>
  );
}
