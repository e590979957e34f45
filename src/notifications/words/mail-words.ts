interface Mailed {
  readonly subject: string;
  readonly text: string;
}

/** Every word of the mails, in one language. What a stranger typed, a name above all, is in none of them. */
export interface MailWords {
  readonly signIn: (site: string, url: string) => Mailed;
  readonly signUp: (site: string, url: string, withPassword: boolean) => Mailed;
  readonly hasAccount: (site: string, url: string) => Mailed;
  readonly invited: (site: string, url: string, askForAnother: string) => Mailed;
}
