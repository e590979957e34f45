import { acceptedIn, field } from './form-data.js';
import { draft, guestFields } from './kept.js';
import type { Service } from './service.js';

/** Posts what somebody typed. It is kept, as a draft and in its form, until the service has it. */
export async function sendComment(service: Service, threadId: string, form: HTMLFormElement) {
  const data = new FormData(form);
  const parentId = field(data, 'parentId');
  const typed = { name: field(data, 'name'), email: field(data, 'email') };
  const body = field(data, 'body') ?? '';
  const key = keyOf(form, body);
  const posted = await service.post(
    { body, parentId, ...typed, acceptedPolicyVersion: acceptedIn(data) },
    key,
  );
  if (typed.name !== null) guestFields.write({ name: typed.name, email: typed.email ?? '' });
  // The same text again is another comment.
  delete form.dataset['key'];
  const textarea = form.querySelector('textarea');
  // What was typed while it was on its way stays.
  if (textarea?.value === data.get('body')) {
    textarea.value = '';
    draft(threadId, parentId ?? '').write('');
  }
  return { parentId, ...posted };
}

/** The same key for the same text of the same form: sent twice, it is one comment. */
function keyOf(form: HTMLFormElement, body: string): string {
  if (form.dataset['keyFor'] !== body || form.dataset['key'] === undefined) {
    form.dataset['keyFor'] = body;
    form.dataset['key'] = [...crypto.getRandomValues(new Uint32Array(4))]
      .map((part) => part.toString(36))
      .join('-')
      .padStart(16, '0');
  }
  return form.dataset['key'];
}
