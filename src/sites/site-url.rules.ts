/**
 * Where people reach a site, for links that are handed on: at the service's public address where that is one of the
 * site's hosts, else at the site's own first host, at the same port. Never what a request said of itself: a mail would carry it to another person.
 * @param hosts of the site, in their order
 */
export function siteUrl(publicUrl: string, hosts: readonly string[]): string {
  const { protocol, hostname, port } = new URL(publicUrl);
  const [first] = hosts;
  if (first === undefined || hosts.includes(hostname)) return publicUrl;
  return `${protocol}//${first}${port === '' ? '' : `:${port}`}`;
}
