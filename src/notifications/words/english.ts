import type { MailWords } from './mail-words.js';

export const english: MailWords = {
  signIn: (site, url) => ({
    subject: `Your sign-in link for ${site}`,
    text: `Sign in to ${site} with this link. It works once, for 15 minutes:

${url}

If you did not ask for it, do nothing: nobody is signed in by this mail alone.
`,
  }),
  signUp: (site, url, withPassword) => ({
    subject: `Open your account at ${site}`,
    text: `Someone, you we hope, asked for an account at ${site} with this address. This link opens it. It works once, for a day:

${url}
${withPassword ? '\nOpen it in the browser that you signed up with. Elsewhere, the account opens without the password of the sign-up, and you set one then.\n' : ''}
If it was not you, do nothing: without the link there is no account.
`,
  }),
  hasAccount: (site, url) => ({
    subject: `Your account at ${site}`,
    text: `Someone, you we hope, asked for an account at ${site} with this address. You have one already, and nothing of it was changed.
Sign in with this link. It works once, for 15 minutes:

${url}

If it was not you, do nothing.
`,
  }),
  invited: (site, url, askForAnother) => ({
    subject: `You are invited to ${site}`,
    text: `You have an account at ${site} now. Sign in with this link. It works once, for 15 minutes:

${url}

Later, have a new one mailed to you: ${askForAnother}
`,
  }),
};
