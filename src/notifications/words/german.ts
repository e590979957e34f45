import type { MailWords } from './mail-words.js';

export const german: MailWords = {
  signIn: (site, url) => ({
    subject: `Ihr Anmeldelink für ${site}`,
    text: `Melden Sie sich mit diesem Link bei ${site} an. Er gilt einmal, 15 Minuten lang:

${url}

Wenn Sie ihn nicht angefordert haben, brauchen Sie nichts zu tun: Diese E-Mail allein meldet niemanden an.
`,
  }),
  signUp: (site, url, withPassword) => ({
    subject: `Eröffnen Sie Ihr Konto bei ${site}`,
    text: `Mit dieser Adresse wurde, hoffentlich von Ihnen, ein Konto bei ${site} angefordert. Dieser Link eröffnet es. Er gilt einmal, einen Tag lang:

${url}
${withPassword ? '\nÖffnen Sie ihn in dem Browser, in dem Sie sich registriert haben. Anderswo wird das Konto ohne das Passwort der Registrierung eröffnet, und Sie legen dann eines fest.\n' : ''}
Wenn Sie das nicht waren, brauchen Sie nichts zu tun: Ohne den Link gibt es kein Konto.
`,
  }),
  hasAccount: (site, url) => ({
    subject: `Ihr Konto bei ${site}`,
    text: `Mit dieser Adresse wurde, hoffentlich von Ihnen, ein Konto bei ${site} angefordert. Sie haben schon eines, und daran wurde nichts geändert.
Melden Sie sich mit diesem Link an. Er gilt einmal, 15 Minuten lang:

${url}

Wenn Sie das nicht waren, brauchen Sie nichts zu tun.
`,
  }),
  invited: (site, url, askForAnother) => ({
    subject: `Sie sind zu ${site} eingeladen`,
    text: `Sie haben ab sofort ein Konto bei ${site}. Melden Sie sich mit diesem Link an. Er gilt einmal, 15 Minuten lang:

${url}

Später können Sie sich einen neuen schicken lassen: ${askForAnother}
`,
  }),
};
