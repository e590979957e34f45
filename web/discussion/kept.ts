/**
 * What a browser keeps of somebody for them alone: what they type, what they typed as a guest, whom they do not want to
 * read. A browser that keeps nothing is no reason to fail.
 */
const PREFIX = 'parley:';

function read(key: string): string | null {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

function write(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, value);
  } catch {
    // Full, or not allowed: it is lost with the page, as it would be without a script.
  }
}

const parsed = <T>(text: string | null, otherwise: T): T => {
  try {
    return text === null ? otherwise : (JSON.parse(text) as T);
  } catch {
    return otherwise;
  }
};

/** A text that is being typed, by thread and by what it answers. */
export const draft = (threadId: string, about: string) => ({
  read: () => read(`draft:${threadId}:${about}`) ?? '',
  write: (text: string) => write(`draft:${threadId}:${about}`, text.trim() === '' ? null : text),
});

/** What a guest typed as their name and e-mail, so that nobody types it twice. */
export const guestFields = {
  read: () => parsed(read('guest'), { name: '', email: '' }),
  write: (typed: { name: string; email: string }) => write('guest', JSON.stringify(typed)),
};

/** Whom the reader does not want to read: by what names people, which is all that a page tells of them. */
export const muted = {
  read: () => new Set(parsed<string[]>(read('muted'), [])),
  write: (people: ReadonlySet<string>) =>
    write('muted', people.size === 0 ? null : JSON.stringify([...people])),
};

/** By which the service knows a guest or a reader on a publisher's page; of our own pages, cookies are kept. */
export const token = (service: string) => ({
  read: () => read(`token:${service}`),
  write: (value: string | null) => write(`token:${service}`, value),
});
