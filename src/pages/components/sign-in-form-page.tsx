import type { SignInFormView } from '../sign-in-views.js';
import { wordsFor } from '../words/words.js';
import { Field } from './field.js';
import { FormProblem } from './form-problem.js';
import { Page } from './page.js';

/** E-mail and password, or a mailed link: two ways, one form, the same words whoever asks. */
export function SignInFormPage({ action, next, typed, problem, signUpHref, ...page }: SignInFormView) {
  const words = wordsFor(page.site.locale).signIn;
  const wrong =
    problem === null ? {} : ({ 'aria-invalid': true, 'aria-describedby': 'form-problem' } as const);
  return (
    <Page {...page} signInHref={null} title={words.heading} description={null} unlisted>
      <form class="sign-in" method="post" action={`${action}#form-problem`}>
        <h1>{words.heading}</h1>
        {problem !== null && <FormProblem heading={words.problem} detail={problem} />}
        <Field id="sign-in-email" label={words.email}>
          <input
            id="sign-in-email"
            name="email"
            type="email"
            value={typed.email}
            autocomplete="username"
            required
            {...wrong}
          />
        </Field>
        <Field id="sign-in-password" label={words.password}>
          <input
            id="sign-in-password"
            name="password"
            type="password"
            autocomplete="current-password"
            {...wrong}
          />
        </Field>
        {next !== null && <input type="hidden" name="next" value={next} />}
        <p class="buttons">
          <button type="submit" name="how" value="password" class="primary">
            {words.submit}
          </button>{' '}
          <button type="submit" name="how" value="link">
            {words.mailMe}
          </button>
        </p>
        <p class="hint">{words.mailMeHint}</p>
        <p>
          {words.noAccount} <a href={signUpHref}>{words.signUp}</a>
        </p>
      </form>
    </Page>
  );
}
