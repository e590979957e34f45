import type { SignUpView } from '../sign-in-views.js';
import { wordsFor } from '../words/words.js';
import { Field } from './field.js';
import { complaintOf, FormProblem } from './form-problem.js';
import { Page } from './page.js';

export function SignUpPage({ action, next, typed, problem, ...page }: SignUpView) {
  const words = wordsFor(page.site.locale).signUp;
  return (
    <Page {...page} title={words.heading} description={null} unlisted>
      <form class="sign-in" method="post" action={`${action}#form-problem`}>
        <h1>{words.heading}</h1>
        <p>{words.explain}</p>
        {problem !== null && <FormProblem heading={words.problem} detail={problem.detail} />}
        <Field id="sign-up-name" label={words.name} hint={words.nameHint}>
          <input
            id="sign-up-name"
            name="name"
            type="text"
            value={typed.name}
            autocomplete="nickname"
            required
            dir="auto"
            {...complaintOf(problem, 'name')}
          />
        </Field>
        <Field id="sign-up-email" label={words.email} hint={words.emailHint}>
          <input
            id="sign-up-email"
            name="email"
            type="email"
            value={typed.email}
            autocomplete="username"
            required
            {...complaintOf(problem, 'email')}
          />
        </Field>
        <Field id="sign-up-password" label={words.password} hint={words.passwordHint}>
          <input
            id="sign-up-password"
            name="password"
            type="password"
            autocomplete="new-password"
            {...complaintOf(problem, 'password')}
          />
        </Field>
        {next !== null && <input type="hidden" name="next" value={next} />}
        <p>
          <button type="submit" class="primary">
            {words.submit}
          </button>
        </p>
        <p>
          {words.have} <a href={page.signInHref ?? '/sign-in'}>{wordsFor(page.site.locale).signIn.heading}</a>
        </p>
      </form>
    </Page>
  );
}
