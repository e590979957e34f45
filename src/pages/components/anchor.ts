/** The fragment of a comment: by its number, or by its id while it has none. */
export const anchorOf = ({ id, number }: { id: string; number: number | null }): string =>
  `comment-${number ?? id}`;
