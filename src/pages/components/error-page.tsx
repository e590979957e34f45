import type { ErrorPageView } from '../views.js';
import { wordsFor } from '../words/words.js';
import { Page } from './page.js';

const SIGN_IN_HELPS = ['not_signed_in', 'sign_in_link_invalid'];

/** A refusal in words, and ways on from it. */
export function ErrorPage({ status, code = '', detail, links = [], ...page }: ErrorPageView) {
  const words = wordsFor(page.site.locale);
  const own = words.error.ofCode[code];
  const title = own?.title ?? page.title;
  const signIn =
    SIGN_IN_HELPS.includes(code) && page.signInHref != null
      ? [{ label: words.page.signIn, href: page.signInHref }]
      : [];
  return (
    <Page {...page} title={title} description={null} unlisted>
      <div class="error">
        <p class="overline">{words.error.status(status)}</p>
        <h1>{title}</h1>
        <p class="detail">{own?.detail ?? detail}</p>
        <p>{own?.whatToDo ?? words.error.whatToDo[status] ?? words.error.whatever}</p>
        <ul class="ways-on" role="list">
          {[...signIn, ...links, { label: words.page.frontPage, href: page.site.homeHref }].map((link) => (
            <li>
              <a href={link.href}>{link.label}</a>
            </li>
          ))}
        </ul>
      </div>
    </Page>
  );
}
