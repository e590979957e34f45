import type { EmbeddedSignInView } from '../sign-in-views.js';
import { wordsFor } from '../words/words.js';
import { Page } from './page.js';

/** Whether a publisher's page may know who somebody is; then, what hands that over. */
export function EmbeddedSignInPage({ origin, name, session, ...page }: EmbeddedSignInView) {
  const words = wordsFor(page.site.locale).embeddedSignIn;
  return (
    <Page {...page} title={words.heading} description={null} unlisted>
      <div class="sign-in">
        <h1>{words.heading}</h1>
        {session === null ? (
          <>
            <p>
              {words.explain} <b dir="ltr">{origin}</b>
            </p>
            <form method="post" action="/sign-in/embedded">
              <input type="hidden" name="origin" value={origin} />
              <p>
                <button type="submit" class="primary">
                  {words.button(name)}
                </button>
              </p>
            </form>
          </>
        ) : (
          <p
            class="notice notice-done"
            role="status"
            data-session={session}
            data-origin={origin}
            data-done={words.done}
          >
            {words.again}
          </p>
        )}
      </div>
    </Page>
  );
}
