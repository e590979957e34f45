/**
 * Where people reach a site, for links in mails: at the service's public address where that is one of the site's
 * hosts, else at the site's own first host. Never what a request said of itself: a mail would carry it to another person.
 * @param hosts of the site, in their order
 */
export function siteUrl(publicUrl: string, hosts: readonly string[]): string {
  const { protocol, hostname } = new URL(publicUrl);
  const [first] = hosts;
  return first === undefined || hosts.includes(hostname) ? publicUrl : `${protocol}//${first}`;
}
