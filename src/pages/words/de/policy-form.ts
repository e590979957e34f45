import type { policyFormWords as english } from '../en/policy-form.js';

export const policyFormWords: typeof english = {
  policyForm: {
    heading: 'Kommentarregeln',
    draft: (version) => `Entwurf von Fassung ${version}, gespeichert`,
    noDraft: (version) =>
      `Es gibt keinen Entwurf. Das Formular enthält die geltende Fassung ${version}: Ändern Sie sie für die nächste.`,
    inForce: (version) => `Fassung ${version} gilt`,
    title: 'Titel',
    body: 'Text',
    bodyHint: 'Einfacher Text. Eine leere Zeile beginnt einen Absatz.',
    acceptance: 'Wie man sie akzeptiert',
    acceptances: {
      implied: 'Mit dem Absenden eines Kommentars',
      explicit: 'Mit einem Häkchen, einmal, vor dem nächsten Kommentar',
    },
    rules: 'Regeln',
    rulesHint:
      'Entscheidungen nennen eine Regel mit ihrem Schlüssel: Behalten Sie die Schlüssel benutzter Regeln bei. Leere Zeilen entfallen.',
    rule: (number) => `Regel ${number}`,
    newRule: 'Neue Regel',
    key: 'Schlüssel',
    keyHint: 'Kleinbuchstaben, Ziffern und Bindestriche',
    ruleTitle: 'Titel',
    ruleText: 'Text',
    remove: 'Diese Regel entfernen',
    save: 'Entwurf speichern',
    publishHeading: 'Veröffentlichen',
    publishExplain:
      'Was in diesem Formular steht, gilt sofort, ist für alle zu lesen und lässt sich nicht mehr ändern.',
    announce: 'So viele Tage weisen Diskussionen auf die Änderung hin',
    announceHint: '0 bis 90',
    publish: 'Veröffentlichen',
    problem: {
      save: 'Der Entwurf wurde nicht gespeichert.',
      publish: 'Es wurde nichts veröffentlicht.',
    },
    keptDraft: 'Der Entwurf ist gespeichert.',
    seeFields: 'Sehen Sie sich die markierten Felder an.',
    problems: {
      title: 'Geben Sie eine Zeile mit 1 bis 200 Zeichen ein.',
      body: 'Geben Sie höchstens 20.000 Zeichen ein.',
      key: 'Geben Sie 1 bis 60 Kleinbuchstaben, Ziffern und Bindestriche ein, etwa off-topic.',
      text: 'Geben Sie höchstens 5.000 Zeichen ein.',
      rules: 'Geben Sie 1 bis 40 Regeln ein, jede mit einem eigenen Schlüssel.',
      announceDays: 'Geben Sie eine ganze Zahl von 0 bis 90 ein.',
    },
    inUse: (key) =>
      `Entscheidungen nennen „${key}“: Behalten Sie eine Regel mit diesem Schlüssel. Ihr Wortlaut darf sich ändern.`,
    meanwhile:
      'Inzwischen wurde ein anderer Entwurf gespeichert oder eine Fassung veröffentlicht. Unten steht, was Sie eingegeben haben: Speichern Sie noch einmal, um jenen Entwurf zu ersetzen.',
    done: {
      saved: 'Der Entwurf ist gespeichert. Veröffentlicht ist davon noch nichts.',
      published: 'Veröffentlicht. Die neue Fassung gilt.',
    },
    compare: 'Was der gespeicherte Entwurf ändert',
    versions: 'Veröffentlichte Fassungen',
    changes: 'Was sich geändert hat',
  },
};
