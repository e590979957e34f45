/** One kind of answer that was heard, told apart by whatever the API document says of answers. */
export interface Heard {
  readonly method: string;
  /** From the root, without query, percent-encoded as it was sent. */
  readonly path: string;
  readonly status: number;
  /** Of a problem. */
  readonly code: string | null;
  /** Paths of all members of a success, such as `items[].author.name`. */
  readonly members: readonly string[];
}

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

const witnesses = new Map<string, Map<string, Heard>>();

/** Remembers each kind of answer of a service once. */
export function witness(origin: string, method: string, target: string, status: number, body: unknown): void {
  const path = target.split('?')[0]!.replace(ID, '0');
  const code = status >= 400 && isObject(body) && typeof body['code'] === 'string' ? body['code'] : null;
  const members = status < 400 ? membersOf(body) : [];
  const heard = witnesses.get(origin) ?? new Map<string, Heard>();
  witnesses.set(origin, heard);
  heard.set([method, path, status, code, ...members].join(' '), { method, path, status, code, members });
}

/** What was heard of a service; forgotten by that. */
export function takeHeard(origin: string): Heard[] {
  const heard = [...(witnesses.get(origin)?.values() ?? [])];
  witnesses.delete(origin);
  return heard;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** The paths of all members of a value; those of a list's items are together. */
export function membersOf(value: unknown, at = ''): string[] {
  const inner = Array.isArray(value)
    ? value.flatMap((item) => membersOf(item, `${at}[]`))
    : isObject(value)
      ? Object.entries(value).flatMap(([name, item]) => {
          const path = at === '' ? name : `${at}.${name}`;
          return [path, ...membersOf(item, path)];
        })
      : [];
  return [...new Set(inner)].sort();
}
