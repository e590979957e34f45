/**
 * The one place where HTML goes in as it is: article bodies and comments, sanitised before they are stored.
 * Readers write in any direction, hence `dir`.
 */
export const Html = ({ html, class: name }: { html: string; class: string }) => (
  <div class={name} dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
);
