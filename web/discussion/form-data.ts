/** What was typed into a field; null for nothing but spaces. */
export const field = (data: FormData, name: string): string | null => {
  const value = data.get(name);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
};

/** Which version of the comment policy somebody accepts by sending a form. */
export const acceptedIn = (data: FormData): number | null =>
  Number(data.get('acceptedPolicyVersion')) || null;
