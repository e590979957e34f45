/** A comment's own address, which leads to it wherever it stands. */
export const permalinkOf = (id: string): string => `/comments/${encodeURIComponent(id)}`;
