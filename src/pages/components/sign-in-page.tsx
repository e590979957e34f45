import type { SignInPageView } from '../sign-in-views.js';
import { wordsFor } from '../words/words.js';
import { Page } from './page.js';

/** A sign-in link is opened by mail scanners too: only the button uses it up. */
export function SignInPage({ action, link, email, ...page }: SignInPageView) {
  const words = wordsFor(page.site.locale);
  return (
    <Page {...page} title={words.signIn.heading} description={null} unlisted>
      <form class="sign-in" method="post" action={action}>
        <h1>{words.signIn.heading}</h1>
        <p>{words.signIn.explain(page.site.name)}</p>
        <input type="hidden" name="link" value={link} />
        <p>
          <button type="submit" class="primary">
            {words.signIn.button(email)}
          </button>
        </p>
        <p class="hint">{words.signIn.notYou}</p>
      </form>
    </Page>
  );
}
