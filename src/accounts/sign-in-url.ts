/** The page that asks whether to sign in, for a link's token. */
export const signInUrl = (publicUrl: string, link: string): string =>
  `${publicUrl}/sign-in?link=${encodeURIComponent(link)}`;
