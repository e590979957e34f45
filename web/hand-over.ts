/** Gives a session to the page that opened this window, and to no other. */
const element = document.querySelector<HTMLElement>('[data-session]');
const { session, origin, done = '' } = element?.dataset ?? {};
if (element !== null && session !== undefined && origin !== undefined && opener !== null) {
  (opener as Window).postMessage({ parleySession: session }, origin);
  element.textContent = done;
}
