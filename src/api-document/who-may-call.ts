import { actsOn, smallestRole } from '../accounts/permissions.rules.js';
import { isPermission, type RouteRules } from '../accounts/request-context.js';
import type { Role } from '../accounts/viewer.js';
import type { Schema } from './input-schema.js';

/** `person` is a guest or an account; a role stands for itself and those above it. */
export type Who = 'anyone' | 'person' | 'account' | Exclude<Role, 'reader'>;

/** The names of the credentials, as the document declares them. */
export const CREDENTIALS: Readonly<Record<'bearer' | 'session' | 'guest', Schema>> = {
  bearer: {
    type: 'http',
    scheme: 'bearer',
    description:
      'An API token (`npx parley accounts add`), a session (`POST /api/v1/sessions` with `"as": "token"`) or a guest token (`guestToken` in the answer to a first post).',
  },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'parley_session',
    description: 'The cookie of an account that signed in.',
  },
  guest: { type: 'apiKey', in: 'cookie', name: 'parley_guest', description: 'The cookie of a guest.' },
};

const ACCOUNTS = [{ bearer: [] }, { session: [] }];
const PERSONS = [...ACCOUNTS, { guest: [] }];

/** Who may call a route, for programs and in words: read off what the service holds the route to. */
export function whoMayCall({ requires, siteless }: RouteRules): {
  who: Who;
  words: string;
  members: Schema;
} {
  if (requires === undefined) {
    // A token is looked at where there is one: staff see more.
    const security = siteless ? [] : [{}, ...PERSONS];
    return { who: 'anyone', words: 'Anyone.', members: { 'x-who': 'anyone', security } };
  }
  if (requires === 'person') {
    const words = 'Whoever has a token: a reader or a guest.';
    return { who: 'person', words, members: { 'x-who': 'person', security: PERSONS } };
  }
  if (!isPermission(requires)) {
    const words = 'Anyone who is signed in.';
    return { who: 'account', words, members: { 'x-who': 'account', security: ACCOUNTS } };
  }
  const who = smallestRole(requires) as Who;
  return {
    who,
    words:
      actsOn(requires) === 'site'
        ? `Who may ${requires}: ${who} or above, of the whole site.`
        : `Who may ${requires}: ${who} or above; who is limited to sections, in these.`,
    members: { 'x-who': who, 'x-permission': requires, 'x-acts-on': actsOn(requires), security: ACCOUNTS },
  };
}
