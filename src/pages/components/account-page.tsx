import type { AccountPageView } from '../account-view.js';
import { STATEMENTS_HREF } from '../statement-view.js';
import { wordsFor } from '../words/words.js';
import { Field } from './field.js';
import { complaintOf, FormProblem } from './form-problem.js';
import { Page } from './page.js';

/** Who somebody is here, and the form of their password. */
export function AccountPage({ account, passwordAction, problem, done, ...page }: AccountPageView) {
  const all = wordsFor(page.site.locale);
  const words = all.account;
  return (
    <Page {...page} title={words.heading} description={null} unlisted>
      <div class="sign-in">
        <h1>{words.heading}</h1>
        <p>
          <bdi>{account.name}</bdi> · <bdi>{account.email}</bdi>
        </p>
        <p>
          <a href={STATEMENTS_HREF}>{all.statements.link}</a>
        </p>
        {done !== null && (
          <p class="notice notice-published" id="notice" role="status" tabIndex={-1}>
            {words.done[done]}
          </p>
        )}
        <form method="post" action={`${passwordAction}#form-problem`}>
          <h2>{account.hasPassword ? words.change : words.set}</h2>
          {problem !== null && <FormProblem heading={words.problem} detail={problem.detail} />}
          {/* Password managers want to know whose it is. */}
          <input type="hidden" autocomplete="username" value={account.email} />
          {account.hasPassword && (
            <Field id="current-password" label={words.current} hint={words.currentHint}>
              <input
                id="current-password"
                name="currentPassword"
                type="password"
                autocomplete="current-password"
                {...complaintOf(problem, 'currentPassword')}
              />
            </Field>
          )}
          <Field id="new-password" label={words.new} hint={words.newHint}>
            <input
              id="new-password"
              name="password"
              type="password"
              autocomplete="new-password"
              required
              {...complaintOf(problem, 'password')}
            />
          </Field>
          <p>
            <button type="submit" class="primary">
              {words.submit}
            </button>
          </p>
        </form>
      </div>
    </Page>
  );
}
