/**
 * Keeps the page current while somebody looks at it. An event says that there is something, in numbers; what there is
 * comes as the page itself, from where it came from, and is never made of an event.
 */

/** Milliseconds after which a stream that was refused is asked for again; one that broke, the browser opens by itself. */
const REFUSED = 30_000;

/**
 * @param {string} path
 * @param {(data: string) => void} hear
 */
function follow(path, hear) {
  /** @type {EventSource | null} */
  let source = null;
  const site = new URLSearchParams(location.search).get('site');
  const address = site === null ? path : `${path}?site=${encodeURIComponent(site)}`;
  const close = () => {
    source?.close();
    source = null;
  };
  const open = () => {
    if (source !== null || document.hidden) return;
    source = new EventSource(address);
    source.onmessage = ({ data }) => hear(data);
    source.onerror = () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      close();
      setTimeout(open, REFUSED * (1 + Math.random()));
    };
  };
  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
  open();
}

/**
 * A part of the page as it is by now.
 * @param {string} address
 * @param {string} selector
 * @returns {Promise<HTMLElement>}
 */
async function fetchPart(address, selector) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The page answered ${response.status}.`);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const part = page.querySelector(selector);
  if (!(part instanceof HTMLElement)) throw new Error(`The page has no ${selector}.`);
  return part;
}

/** @param {HTMLElement} section */
function followDiscussion(section) {
  const status = /** @type {HTMLElement} */ (section.querySelector('.live'));
  // Without a script it would be an announcement of nothing.
  status.setAttribute('role', 'status');
  const words = JSON.parse(status.dataset['words'] ?? '{}');
  const plural = new Intl.PluralRules(document.documentElement.lang);
  const number = new Intl.NumberFormat(document.documentElement.lang);
  /** @type {{revision: number, counts: {published: number}, state: string}} */
  let latest;

  const sayWhatIsNew = () => {
    const { revision, count, state } = section.dataset;
    const added = latest.revision > Number(revision) ? latest.counts.published - Number(count) : 0;
    const said = [];
    if (added > 0) {
      const form = words.added[plural.select(added)] ?? words.added.other;
      said.push(form.replace('{count}', number.format(added)));
    } else if (added < 0) said.push(words.changed);
    if (latest.state !== state) said.push(words.state[latest.state]);
    const text = said.join(' ');
    // Said once: who listens to the page would hear it with every event.
    if (status.textContent === text) return;
    status.replaceChildren(...(text === '' ? [] : [link(text)]));
  };

  /** @param {string} text */
  const link = (text) => {
    const made = document.createElement('a');
    made.textContent = text;
    made.href = addressOf();
    made.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || isElsewhere()) return;
      event.preventDefault();
      bring().catch(() => location.assign(addressOf()));
    });
    return made;
  };

  /** New comments stand at the end, on another page than this one: the newest first are nearer. */
  const isElsewhere = () =>
    section.dataset['newest'] !== undefined && section.querySelector('.pager a[rel="next"]') !== null;

  const addressOf = () => {
    const address = new URL((isElsewhere() && section.dataset['newest']) || location.href, location.href);
    for (const name of ['posted', 'reported']) address.searchParams.delete(name);
    address.searchParams.set('seen', String(latest.revision));
    return address.href;
  };

  const bring = async () => {
    const fresh = await fetchPart(addressOf().replace(/#.*/, ''), '#comments');
    const [anchor, top] = whereRead(section);
    renew(section, fresh);
    const stands = anchor && document.getElementById(anchor);
    if (stands) scrollBy({ top: stands.getBoundingClientRect().top - top, behavior: 'instant' });
    const heading = /** @type {HTMLElement} */ (section.querySelector('h2'));
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    sayWhatIsNew();
  };

  follow(`/api/v1/threads/${section.dataset['thread']}/events`, (data) => {
    latest = JSON.parse(data);
    sayWhatIsNew();
  });
}

/**
 * What the reader looks at, by its id, and how far below the top of the window it stands.
 * @param {HTMLElement} section
 * @returns {[string | null, number]}
 */
function whereRead(section) {
  const seen = [...section.querySelectorAll('.comment[id], #respond')]
    .map((one) => ({ id: one.id, box: one.getBoundingClientRect() }))
    .filter(({ box }) => box.bottom > 0 && box.top < innerHeight);
  // One that begins above the window may grow there, by a new reply.
  const one = seen.find(({ box }) => box.top >= 0) ?? seen.at(-1);
  return one ? [one.id, one.box.top] : [null, 0];
}

/**
 * Puts what is fresh in the place of what is there, but for the form, in which somebody may be typing, and for what is
 * said of news.
 * @param {HTMLElement} section
 * @param {HTMLElement} fresh
 */
function renew(section, fresh) {
  const form = section.querySelector('#respond');
  const freshForm = fresh.querySelector('#respond');
  const isTyped = [...(form?.querySelectorAll('textarea') ?? [])].some(({ value }) => value.trim() !== '');
  const keepsForm =
    form !== null && (isTyped || (form.matches('.respond') && freshForm?.matches('.respond')));
  const kept = [section.querySelector('.live'), keepsForm ? form : null];
  for (const child of [...section.children]) if (!kept.includes(child)) child.remove();
  for (const child of [...fresh.children]) {
    if (child.matches('.live')) continue;
    if (child.matches('header')) section.prepend(child);
    else if (!keepsForm) section.append(child);
    // Where the discussion has closed meanwhile, that is said above what was typed.
    else if (child !== freshForm || !child.matches('.respond')) form?.before(child);
  }
  Object.assign(section.dataset, fresh.dataset);
}

/** @param {HTMLElement} list */
function followQueues(list) {
  const drawn = () => [...list.children].map((one) => /** @type {HTMLElement} */ (one).dataset);
  const bring = async () => {
    const fresh = await fetchPart(location.href, '.desk-queues');
    const focused = document.activeElement?.getAttribute('href') ?? null;
    list.replaceChildren(...fresh.children);
    if (focused !== null)
      /** @type {HTMLElement | null} */ (list.querySelector(`[href="${CSS.escape(focused)}"]`))?.focus();
  };
  follow('/api/v1/moderation/queues/events', (data) => {
    /** @type {{items: {queue: string, count: number}[]}} */
    const { items } = JSON.parse(data);
    const countOf = new Map(drawn().map(({ queue, count }) => [queue, Number(count)]));
    const isSame = items.every(({ queue, count }) => (countOf.get(queue) ?? 0) === count);
    // What cannot be had now comes with the next event.
    if (!isSame) bring().catch(() => undefined);
  });
}

const discussion = document.querySelector('#comments[data-thread]');
if (discussion instanceof HTMLElement) followDiscussion(discussion);
const queues = document.querySelector('.desk-queues');
if (queues instanceof HTMLElement) followQueues(queues);
