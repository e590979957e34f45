/** The words of the page on which publishers write and publish the comment policy. */
export const policyFormWords = {
  policyForm: {
    heading: 'Comment policy',
    draft: (version: number): string => `Draft of version ${version}, saved`,
    noDraft: (version: number): string =>
      `There is no draft. The form holds version ${version}, which is in force: change it for the next.`,
    inForce: (version: number): string => `Version ${version} is in force`,
    title: 'Title',
    body: 'Text',
    bodyHint: 'Plain text. An empty line begins a paragraph.',
    acceptance: 'How readers accept it',
    acceptances: {
      implied: 'By posting',
      explicit: 'By ticking a box, once, before they post again',
    },
    rules: 'Rules',
    rulesHint:
      'Decisions cite a rule by its key: keep the keys of rules that are in use. Empty rows are left out.',
    rule: (number: number): string => `Rule ${number}`,
    newRule: 'New rule',
    key: 'Key',
    keyHint: 'small letters, digits and hyphens',
    ruleTitle: 'Title',
    ruleText: 'Text',
    remove: 'Remove this rule',
    save: 'Save draft',
    publishHeading: 'Publish',
    publishExplain:
      'What stands in this form is in force at once, for all to read, and cannot be changed any more.',
    announce: 'Days for which discussions tell of the change',
    announceHint: '0 to 90',
    publish: 'Publish',
    problem: { save: 'The draft was not saved.', publish: 'Nothing was published.' },
    keptDraft: 'The draft is saved.',
    seeFields: 'Look at the fields that are marked.',
    problems: {
      title: 'Give one line of 1 to 200 characters.',
      body: 'Give at most 20,000 characters.',
      key: 'Give 1 to 60 small letters, digits and hyphens, such as off-topic.',
      text: 'Give at most 5,000 characters.',
      rules: 'Give 1 to 40 rules, each with a key of its own.',
      announceDays: 'Give a whole number from 0 to 90.',
    } as Readonly<Record<string, string>>,
    inUse: (key: string): string =>
      `Decisions cite “${key}”: keep a rule with this key. Its words may change.`,
    meanwhile:
      'Somebody saved another draft or published a version meanwhile. Below stands what you typed: save again to put it in the place of theirs.',
    done: {
      saved: 'The draft is saved. Readers see nothing of it yet.',
      published: 'Published. The new version is in force.',
    },
    compare: 'What the saved draft changes',
    versions: 'Published versions',
    changes: 'What changed',
  },
};
