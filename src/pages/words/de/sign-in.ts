import type { signInWords as english } from '../en/sign-in.js';

export const signInWords: typeof english = {
  signIn: {
    heading: 'Anmelden',
    explain: (site) => `Dieser Link meldet Sie auf diesem Gerät bei ${site} an. Er gilt einmal.`,
    button: (email) => `Als ${email} anmelden`,
    notYou: 'Das sind nicht Sie? Schließen Sie diese Seite; noch ist nichts geschehen.',
    email: 'E-Mail',
    password: 'Passwort',
    submit: 'Anmelden',
    mailMe: 'Anmeldelink per E-Mail schicken',
    mailMeHint: 'Der Link braucht kein Passwort. Er meldet Sie einmal an, innerhalb von 15 Minuten.',
    noAccount: 'Noch kein Konto?',
    signUp: 'Registrieren',
    problem: 'Sie sind nicht angemeldet.',
  },
  embeddedSignIn: {
    heading: 'Auf einer anderen Seite anmelden',
    explain: 'Ihr Name erscheint, wenn Sie kommentieren auf',
    button: (name) => `Weiter als ${name}`,
    again:
      'Sie sind hier angemeldet. Kehren Sie zur Seite zurück, und wählen Sie dort noch einmal „Anmelden“.',
    done: 'Sie sind dort angemeldet. Dieses Fenster können Sie schließen.',
  },
  signUp: {
    heading: 'Registrieren',
    explain: 'Sie erhalten eine E-Mail mit einem Link, der Ihr Konto eröffnet.',
    name: 'Name',
    nameHint: '(steht neben Ihren Kommentaren)',
    email: 'E-Mail',
    emailHint: '(wird nie veröffentlicht)',
    password: 'Passwort',
    passwordHint: '(freiwillig, mindestens 10 Zeichen; ohne Passwort erhalten Sie Links per E-Mail)',
    submit: 'Registrieren',
    have: 'Sie haben ein Konto?',
    problem: 'Sie sind nicht registriert.',
  },
  account: {
    heading: 'Ihr Konto',
    set: 'Passwort festlegen',
    change: 'Passwort ändern',
    current: 'Bisheriges Passwort',
    currentHint: '(nicht nötig, wenn Sie sich eben mit einem Link aus einer E-Mail angemeldet haben)',
    new: 'Neues Passwort',
    newHint: '(mindestens 10 Zeichen)',
    submit: 'Passwort speichern',
    problem: 'Ihr Passwort wurde nicht geändert.',
    done: {
      password: 'Ihr Passwort ist gespeichert. Ihre anderen Sitzungen sind beendet.',
      opened:
        'Ihr Konto ist eröffnet. Registriert haben Sie sich in einem anderen Browser, deshalb gilt das Passwort von dort nicht: Legen Sie hier eines fest, oder lassen Sie sich Links per E-Mail schicken.',
    },
  },
  mailSent: {
    heading: 'Sehen Sie in Ihr Postfach',
    text: 'Eine E-Mail mit einem Link für Sie ist unterwegs, wenn die Adresse stimmt.',
    hint: 'Das kann eine Minute dauern. Sehen Sie auch im Spam-Ordner nach.',
  },
};
