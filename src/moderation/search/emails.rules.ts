/** An address as a moderator sees it: enough to tell two apart, too little to write to. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  if (at <= 0) return '***';
  const [first = '', ...rest] = email.slice(0, at);
  // Of one letter, the first is all of it.
  return `${rest.length === 0 ? '' : first}***${email.slice(at)}`;
}

/** Whether what is looked for is an address rather than a name. */
export const isAddress = (query: string): boolean => /^\S+@\S+$/.test(query);
