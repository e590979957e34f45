import type { Action } from '../../src/moderation/decide.js';
import { typedNote } from '../../src/pages/desk/notes.rules.js';
import { typedIn } from './acts.js';
import { ask } from './api.js';
import type { AtDesk } from './context.js';
import type { Entry } from './in-hand.js';
import { placeOf } from './place.js';

const DAY = 86_400_000;

type Fields = (name: string) => string;
type Way = (at: AtDesk, entry: Entry | null, id: string, fields: Fields) => Promise<void>;

/** What the forms of the server's pages do here, by where they are sent. */
const WAYS: readonly (readonly [RegExp, Way])[] = [
  [/^\/console\/comments\/([^/]+)\/notes$/, note],
  [/^\/console\/comments\/([^/]+)\/sanctions$/, sanction],
  [/^\/console\/items\/([^/]+)\/take-over$/, takeOver],
  [/^\/console\/claims\/([^/]+)\/release$/, giveBack],
  [/^\/console\/queues\/([^/]+)\/claims$/, claimNext],
];

/** Does by the API what a form of a page would be sent for. */
export function submitted(at: AtDesk, event: SubmitEvent): void {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return;
  const url = new URL(form.action, location.href);
  const data = new FormData(form);
  const fields: Fields = (name) => {
    const value = data.get(name);
    return typeof value === 'string' ? value : '';
  };
  if (form.matches('.desk-decision')) {
    event.preventDefault();
    return decideBy(at, form, event.submitter);
  }
  if (form.method === 'get' && placeOf(url) !== null) {
    event.preventDefault();
    const narrowing = {
      section: fields('section') || null,
      language: fields('language').trim().toLowerCase() || null,
      reason: fields('reason') || null,
    };
    const { place } = at.desk;
    return at.desk.go(place.kind === 'queue' ? { ...place, narrowing } : { kind: 'queues', narrowing });
  }
  for (const [path, way] of WAYS) {
    const [isHere, id = ''] = path.exec(url.pathname) ?? [];
    if (isHere === undefined) continue;
    event.preventDefault();
    return at.desk.run(way(at, at.desk.entry, decodeURIComponent(id), fields));
  }
}

function decideBy(
  { desk, acts, decisions }: AtDesk,
  form: HTMLFormElement,
  button: HTMLElement | null,
): void {
  const action = button instanceof HTMLButtonElement ? (button.value as Action) : null;
  if (action === null || desk.entry === null) return;
  if (action === 'reject') acts.reject(true);
  else decisions.decide(desk.entry, action, typedIn(form));
}

async function note({ desk }: AtDesk, entry: Entry | null, _id: string, fields: Fields): Promise<void> {
  const text = typedNote(fields('text'));
  if (text === null || entry?.card?.author == null) return;
  await ask('POST', `/moderation/authors/${entry.card.author.id}/notes`, { text });
  await desk.again(entry);
  desk.say(desk.words.desk.said.noted);
}

async function sanction({ desk }: AtDesk, entry: Entry | null, _id: string, fields: Fields): Promise<void> {
  if (entry?.card?.author == null) return;
  const { kind, id } = entry.card.author;
  const days = Number(fields('days'));
  const isOpenEnded = fields('kind') === 'warn' || days === 0;
  const body = {
    kind: fields('kind'),
    on: { [kind]: id },
    until: isOpenEnded ? null : new Date(Date.now() + days * DAY).toISOString(),
    comment: entry.commentId,
    rule: fields('sanctionRule') || null,
    note: typedNote(fields('sanctionNote')),
  };
  await ask('POST', '/moderation/sanctions', body, { 'idempotency-key': fields('idempotencyKey') });
  await desk.again(entry);
  desk.say(desk.words.desk.said.sanctioned);
}

async function takeOver({ desk }: AtDesk, entry: Entry | null, id: string): Promise<void> {
  await ask('POST', `/moderation/items/${id}/take-over`);
  if (entry !== null) await desk.again(entry);
  desk.say(desk.words.desk.said.taken);
}

async function giveBack({ desk }: AtDesk, entry: Entry | null, id: string): Promise<void> {
  await ask('DELETE', `/moderation/claims/${id}`);
  if (entry === null) return;
  if (desk.inHand === null) await desk.again(entry);
  else desk.inHand.takeOut(entry.commentId);
  desk.say(desk.words.desk.said['given-back']);
  desk.focus();
}

async function claimNext({ desk }: AtDesk, entry: Entry | null, queue: string): Promise<void> {
  const { inHand } = desk;
  if (inHand?.queue !== queue || entry === null)
    return desk.go({ kind: 'queue', queue, narrowing: desk.place.narrowing });
  inHand.takeOut(entry.commentId);
  desk.focus();
}
