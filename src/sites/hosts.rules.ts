/**
 * A host as a site keeps it: lower case, without port and trailing dot, an IPv6 address in brackets and in its short
 * form. Null: it is none.
 */
export function hostName(text: string): string | null {
  if (/[@#?/\\\s]/.test(text) || !URL.canParse(`http://${text}`)) return null;
  const host = new URL(`http://${text}`).hostname.replace(/\.$/, '');
  return host === '' || host.length > 253 ? null : host;
}
