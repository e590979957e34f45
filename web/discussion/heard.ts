/** What a reader asked for, by a link or a form that would do it without a script. */
export type Heard =
  | { readonly kind: 'reply' | 'own' | 'report' | 'mute' | 'unmute'; readonly commentId: string }
  | {
      readonly kind: 'more' | 'order' | 'replies' | 'fragment';
      readonly href: string;
      readonly commentId: string | null;
    }
  | { readonly kind: 'cancel' | 'news' | 'sign-in' | 'sign-out' }
  | { readonly kind: 'like'; readonly commentId: string; readonly liked: boolean }
  | { readonly kind: 'post' | 'send'; readonly form: HTMLFormElement };

const LINKS: readonly (readonly [selector: string, kind: Heard['kind']])[] = [
  ['a.reply', 'reply'],
  ['a.own', 'own'],
  ['.comment-actions a.report', 'report'],
  ['button.mute', 'mute'],
  ['button.unmute', 'unmute'],
  ['a.cancel-reply, button.cancel', 'cancel'],
  ['.live a', 'news'],
  ['a[href*="/sign-in?"]', 'sign-in'],
  ['button.sign-out', 'sign-out'],
  ['.sorts a', 'order'],
  ['.more-replies a', 'replies'],
  ['.pager a.more', 'more'],
  ['a[href^="#"]', 'fragment'],
];

const FORMS: readonly (readonly [selector: string, kind: Heard['kind']])[] = [
  ['form.like', 'like'],
  ['.respond form', 'post'],
  ['.in-place form', 'send'],
];

const commentOf = (element: Element): string | null =>
  element.closest<HTMLElement>('.comment')?.dataset['id'] ?? null;

/** Null: a click that is left to the browser, such as one that opens another window. */
export function heardClick(event: MouseEvent): Heard | null {
  if (
    event.defaultPrevented ||
    event.button !== 0 ||
    event.ctrlKey ||
    event.metaKey ||
    event.shiftKey ||
    event.altKey
  )
    return null;
  const element = event.target instanceof Element ? event.target.closest('a, button') : null;
  const kind = element && LINKS.find(([selector]) => element.matches(selector))?.[1];
  if (!element || !kind) return null;
  return { kind, href: element.getAttribute('href') ?? '', commentId: commentOf(element) } as Heard;
}

export function heardSubmit(event: SubmitEvent): Heard | null {
  const form = event.target;
  if (!(form instanceof HTMLFormElement)) return null;
  const kind = FORMS.find(([selector]) => form.matches(selector))?.[1];
  if (kind === undefined) return null;
  if (kind !== 'like') return { kind, form } as Heard;
  const button = form.querySelector('button');
  return { kind, commentId: commentOf(form)!, liked: button?.value === 'true' };
}
