import type { Answer, Client } from './client.js';
import type { Person, TestService } from './service.js';

/** The pages as somebody who is signed in sees them. */
export async function browserOf(service: TestService, person: Person): Promise<Client> {
  const { headers } = await service.anyone().post('/sessions', { link: person.link });
  return service
    .anyone()
    .fromRoot()
    .with({ accept: 'text/html', cookie: headers.get('set-cookie')!.split(';')[0]! });
}

/** Sends a form as a browser does. */
export const sendForm = (
  client: Client,
  path: string,
  fields: Record<string, string>,
): Promise<Answer<string>> =>
  client
    .with({ 'content-type': 'application/x-www-form-urlencoded' })
    .send('POST', path, new URLSearchParams(fields).toString());

/** The text of a page as it is read. */
export const textOf = (html: string): string =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');

/** The beginning of the field with this name. */
export const fieldOf = (html: string, name: string): string =>
  new RegExp(`<(?:input|textarea)[^>]*name="${name.replaceAll('.', '\\.')}"[^>]*>[^<]*`).exec(html)![0];
