import type { FormProblemView } from './views.js';

/** The field of a comment's form that a refusal is about. */
export function fieldOf({ code }: { readonly code: string }): FormProblemView['field'] {
  if (code.startsWith('name')) return 'name';
  if (code.startsWith('email')) return 'email';
  if (code === 'policy_not_accepted') return 'acceptedPolicyVersion';
  return code.startsWith('body') || code === 'same_text' || code === 'words_refused' ? 'body' : null;
}
