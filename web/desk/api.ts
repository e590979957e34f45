/** Milliseconds after which nobody waits for an answer any more. */
const PATIENCE = 30_000;

/** A request that was refused, or had no answer. */
export class Refusal extends Error {
  constructor(
    /** Of the problem; `unreachable` where there was no answer. */
    readonly code: string,
    readonly detail: string,
    readonly members: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail);
  }
}

/** Where the page names its site, so does what it asks for. */
const site = new URLSearchParams(location.search).get('site');

export function apiHref(path: string): string {
  if (site === null) return `/api/v1${path}`;
  return `/api/v1${path}${path.includes('?') ? '&' : '?'}site=${encodeURIComponent(site)}`;
}

/** @throws Refusal with words for who asked */
export async function ask<Answer>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const response = await fetch(apiHref(path), {
    method,
    signal: AbortSignal.timeout(PATIENCE),
    // Refusals are told in the language of the page.
    headers: {
      'accept-language': document.documentElement.lang,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new Refusal('unreachable', '');
  });
  if (response.status === 204) return undefined as Answer;
  const answer = (await response.json().catch(() => null)) as Record<string, unknown> | null;
  if (response.ok && answer !== null) return answer as Answer;
  throw new Refusal(
    textOf(answer?.['code']) || 'unreachable',
    textOf(answer?.['detail']),
    answer ?? undefined,
  );
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Told as the page goes away, when nobody hears an answer any more. */
export function tell(method: 'DELETE', path: string): void {
  fetch(apiHref(path), { method, keepalive: true }).catch(() => undefined);
}

/** What of an address is not empty. */
export function queryOf(values: Readonly<Record<string, string | number | null | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    if (value !== null && value !== undefined && value !== '') query.set(name, String(value));
  return query.size === 0 ? '' : `?${query.toString()}`;
}
