const SHOWN = 300;

/** The beginning of the text of a comment, which was sanitised; a document that is never shown loads nothing. */
export const textOf = (html: string): string =>
  (new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '').slice(0, SHOWN);
