import type { ComponentChildren } from 'preact';
import type { FeedView, PageView, ViewerView } from '../views.js';
import { directionOf } from '../direction.rules.js';
import { wordsFor } from '../words/words.js';
import type { Words } from '../words/words.js';
import { PageContext } from './page-context.js';

interface PageProps extends PageView {
  title: string;
  description: string | null;
  /** What search engines should leave alone: errors, sign-in, the console. */
  unlisted?: boolean;
  feeds?: readonly FeedView[];
  children: ComponentChildren;
}

/** A whole document: head, masthead, `main`, footer. Nothing of it is an inline script or style (Content-Security-Policy). */
export function Page({ site, viewer, styleHref, canonicalHref, children, signInHref, ...page }: PageProps) {
  const words = wordsFor(site.locale);
  return (
    <PageContext.Provider value={{ site, readerWords: words, statementWords: words, words }}>
      <html lang={site.locale} dir={directionOf(site.locale)}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{page.title === site.name ? site.name : `${page.title} – ${site.name}`}</title>
          {page.description !== null && <meta name="description" content={page.description} />}
          {page.unlisted && <meta name="robots" content="noindex" />}
          <meta name="color-scheme" content="light dark" />
          {canonicalHref !== null && <link rel="canonical" href={canonicalHref} />}
          {page.feeds?.map((feed) => (
            <link rel="alternate" type={feed.type} href={feed.href} title={page.title} />
          ))}
          {/* None, so that browsers ask for none. */}
          <link rel="icon" href="data:," />
          <link rel="stylesheet" href={styleHref} />
          {page.scriptHref !== undefined && <script type="module" src={page.scriptHref} />}
        </head>
        <body>
          <a class="skip" href="#content">
            {words.page.skip}
          </a>
          <header class="masthead">
            <p class="site-name">
              <a href={site.homeHref} rel="home">
                <bdi>{site.name}</bdi>
              </a>
            </p>
            {viewer !== null && <SignedIn viewer={viewer} words={words} />}
            {viewer === null && signInHref != null && (
              <p class="signed-out">
                <a href={signInHref}>{words.page.signIn}</a>
              </p>
            )}
          </header>
          <main id="content" tabIndex={-1}>
            {children}
          </main>
          <footer class="colophon">
            <p>
              <a href={site.homeHref}>
                <bdi>{site.name}</bdi>
              </a>
              {site.commentPolicyHref !== null && (
                <>
                  {' · '}
                  <a href={site.commentPolicyHref}>{words.page.commentPolicy}</a>
                </>
              )}
            </p>
          </footer>
        </body>
      </html>
    </PageContext.Provider>
  );
}

const SignedIn = ({ viewer, words }: { viewer: ViewerView; words: Words }) => (
  <form class="viewer" method="post" action={viewer.signOutAction}>
    {viewer.consoleHref !== null && (
      <>
        <a href={viewer.consoleHref}>{words.page.console}</a>
        {' · '}
      </>
    )}
    {words.page.signedInAs}{' '}
    <a href={viewer.accountHref}>
      <bdi>{viewer.name}</bdi>
    </a>
    {' · '}
    <button type="submit" class="link">
      {words.page.signOut}
    </button>
  </form>
);
