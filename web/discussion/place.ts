type Root = HTMLElement;

/** What is looked at, and how far below the top of the window it stands. */
export interface Place {
  readonly element: string | null;
  readonly top: number;
}

export function placeIn(root: Root): Place {
  const seen = [...root.querySelectorAll<HTMLElement>('.comment[id], #respond')]
    .map((one) => ({ id: one.id, box: one.getBoundingClientRect() }))
    .filter(({ box }) => box.bottom > 0 && box.top < innerHeight);
  // One that begins above the window may grow there, by a new reply.
  const one = seen.find(({ box }) => box.top >= 0) ?? seen.at(-1);
  return one ? { element: one.id, top: one.box.top } : { element: null, top: 0 };
}

/** Scrolls by as much as what was looked at has moved. */
export function keepPlace(root: Root, { element, top }: Place): void {
  const stands = element === null ? null : root.querySelector(`#${CSS.escape(element)}`);
  if (stands) scrollBy({ top: stands.getBoundingClientRect().top - top, behavior: 'instant' });
}

/** Who goes on by the keyboard goes on from here; what is looked at stays where it is. */
export function stayAt(element: HTMLElement): void {
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

/** Moves on to what has come, without a jump for who is there already. */
export function moveTo(element: HTMLElement): void {
  if (!element.matches('a, button, input, textarea')) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  const { top, bottom } = element.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) element.scrollIntoView({ block: 'center' });
}
