interface Mailed {
  readonly subject: string;
  readonly text: string;
}

/** Every word of the mails, in English. What a stranger typed, a name above all, is in none of them. */
const english = {
  signIn: (site: string, url: string): Mailed => ({
    subject: `Your sign-in link for ${site}`,
    text: `Sign in to ${site} with this link. It works once, for 15 minutes:

${url}

If you did not ask for it, do nothing: nobody is signed in by this mail alone.
`,
  }),
  signUp: (site: string, url: string, withPassword: boolean): Mailed => ({
    subject: `Open your account at ${site}`,
    text: `Someone, you we hope, asked for an account at ${site} with this address. This link opens it. It works once, for a day:

${url}
${withPassword ? '\nOpen it in the browser that you signed up with. Elsewhere, the account opens without the password of the sign-up, and you set one then.\n' : ''}
If it was not you, do nothing: without the link there is no account.
`,
  }),
  hasAccount: (site: string, url: string): Mailed => ({
    subject: `Your account at ${site}`,
    text: `Someone, you we hope, asked for an account at ${site} with this address. You have one already, and nothing of it was changed.
Sign in with this link. It works once, for 15 minutes:

${url}

If it was not you, do nothing.
`,
  }),
  invited: (site: string, url: string, askForAnother: string): Mailed => ({
    subject: `You are invited to ${site}`,
    text: `You have an account at ${site} now. Sign in with this link. It works once, for 15 minutes:

${url}

Later, have a new one mailed to you: ${askForAnother}
`,
  }),
};

/** The catalogue for a locale: English as long as there is no other. */
export const mailWordsFor = (_locale: string): typeof english => english;
