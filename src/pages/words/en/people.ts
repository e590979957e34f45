import type { Role } from '../../../accounts/viewer.js';

/** The words of the page of people and their roles. */
export const peopleWords = {
  people: {
    heading: 'People',
    explain: 'Who has an account here, and what they may do.',
    invite: 'Invite somebody',
    inviteHint: 'They are mailed a link that signs them in.',
    sendInvitation: 'Send the invitation',
    email: 'E-mail address',
    wholeEmail: 'E-mail address, whole',
    name: 'Name',
    nameHint: '(optional; they can change it)',
    role: 'Role',
    everyRole: 'All roles',
    roles: {
      reader: 'Reader',
      moderator: 'Moderator',
      publisher: 'Publisher',
      admin: 'Admin',
    } satisfies Record<Role, string>,
    roleChoices: {
      reader: 'Reader: comments, and nothing else',
      moderator: 'Moderator: decides on comments',
      publisher: 'Publisher: also articles, policies and settings',
      admin: 'Admin: also people',
    } satisfies Record<Role, string>,
    where: 'Where the role counts',
    wheres: { site: 'On the whole site', sections: 'In these sections only' },
    wholeSite: 'the whole site',
    ofSections: (names: readonly string[]): string => `only ${names.join(', ') || 'no section'}`,
    since: 'since',
    own: 'Your own account: nobody changes their own role.',
    change: 'Change',
    save: 'Save',
    none: 'There is nobody like that.',
    everyone: 'Show everybody',
    more: 'More people',
    notInvited: 'Nobody was invited.',
    notChanged: 'Nothing was changed.',
    done: {
      invited: 'The invitation is on its way.',
      changed: 'Saved. It counts from their next click on.',
    },
  },
};
