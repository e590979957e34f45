import { issueSignInLink } from '../accounts/sign-in-link.js';
import { signInUrl } from '../accounts/sign-in-url.js';
import type { Tx } from '../platform/database/database.js';
import type { Listeners, SentEvent } from '../platform/database/relay.js';
import type { Mailer } from '../platform/mail/mailer.js';
import { hostsOf } from '../sites/site-hosts.js';
import { siteUrl } from '../sites/site-url.rules.js';
import { mailWordsFor } from './words.js';

interface Site {
  readonly name: string;
  readonly words: ReturnType<typeof mailWordsFor>;
  readonly url: string;
}

/**
 * Mails that carry a sign-in link. The link is made when the mail leaves, so that no secret stands in the outbox; where
 * the mail is not taken, nothing of it stays.
 */
export function signInMails(mailer: Mailer, publicUrl: string): Listeners {
  const mailLink = async (
    tx: Tx,
    { siteId, subjectId }: SentEvent,
    wordsOf: (site: Site, url: string) => { subject: string; text: string },
  ): Promise<void> => {
    const [account] = await tx.query<{ email: string }>(
      'SELECT email FROM accounts WHERE id = $1 AND site_id = $2',
      [subjectId, siteId],
    );
    // A link was asked for with an address that nobody has here.
    if (!account) return;
    const site = await readSite(tx, siteId, publicUrl);
    const url = signInUrl(site.url, await issueSignInLink(tx, { accountId: subjectId }));
    await mailer.send({ to: account.email, ...wordsOf(site, url) });
  };

  return {
    'link.asked': (tx, event) => mailLink(tx, event, ({ name, words }, url) => words.signIn(name, url)),
    'account.invited': (tx, event) =>
      mailLink(tx, event, ({ name, words, url: home }, url) => words.invited(name, url, `${home}/sign-in`)),
    'sign-up.asked': async (tx, event) => {
      const [signUp] = await tx.query<{ email: string; withPassword: boolean; accountId: string | null }>(
        `SELECT s.email, s.password_hash IS NOT NULL AS "withPassword", a.id AS "accountId"
         FROM sign_ups s LEFT JOIN accounts a ON a.site_id = s.site_id AND lower(a.email) = lower(s.email)
         WHERE s.id = $1`,
        [event.subjectId],
      );
      // Forgotten since: a day has passed.
      if (!signUp) return;
      const { email, withPassword, accountId } = signUp;
      if (accountId !== null) {
        const known = { ...event, subjectId: accountId };
        return mailLink(tx, known, ({ name, words }, url) => words.hasAccount(name, url));
      }
      const { name, words, url: home } = await readSite(tx, event.siteId, publicUrl);
      const url = signInUrl(home, await issueSignInLink(tx, { signUpId: event.subjectId }));
      await mailer.send({ to: email, ...words.signUp(name, url, withPassword) });
    },
  };
}

async function readSite(tx: Tx, siteId: string, publicUrl: string): Promise<Site> {
  const [row] = await tx.query<{ name: string; locale: string }>(
    'SELECT name, locale FROM sites WHERE id = $1',
    [siteId],
  );
  const { name, locale } = row!;
  return { name, words: mailWordsFor(locale), url: siteUrl(publicUrl, await hostsOf(tx, siteId)) };
}
