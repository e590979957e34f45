import type { PageView } from '../views.js';
import { wordsFor } from '../words/words.js';
import { Page } from './page.js';

/** The same whether or not there is an account: the mail tells. */
export function MailSentPage(page: PageView) {
  const words = wordsFor(page.site.locale).mailSent;
  return (
    <Page {...page} title={words.heading} description={null} unlisted>
      <div class="sign-in">
        <h1>{words.heading}</h1>
        <p>{words.text}</p>
        <p class="hint">{words.hint}</p>
      </div>
    </Page>
  );
}
