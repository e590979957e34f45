import { Refused, type Sent } from './service.js';

/** What somebody is told where the service does not answer, or answers what is no problem document. */
const UNREACHED = 'unreached';

export interface Asking {
  readonly origin: string;
  /** For requests by which a guest or reader is known elsewhere than on our own pages. */
  readonly token: string | null;
  /** In which refusals are told. */
  readonly language: string | null;
}

/**
 * Asks the service.
 * @throws Refused with its problem, or with the code `unreached` where there is none
 */
export async function ask(
  { origin, token, language }: Asking,
  method: string,
  path: string,
  { body, headers = {} }: Sent = {},
): Promise<Response> {
  const isForm = body instanceof URLSearchParams;
  const answer = await fetch(`${origin}${path}`, {
    method,
    credentials: origin === '' ? 'same-origin' : 'omit',
    headers: {
      accept: 'application/json',
      ...(language !== null && { 'accept-language': language }),
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
  }).catch(() => null);
  if (answer?.ok) return answer;
  const problem = (await answer?.json().catch(() => null)) as { code?: string; detail?: string } | null;
  throw new Refused(answer?.status ?? 0, problem?.code ?? UNREACHED, problem?.detail ?? '');
}
