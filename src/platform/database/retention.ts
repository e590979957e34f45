import type { Database } from './database.js';

/** What is kept how long; what is not named here is kept. */
const RETENTION: readonly string[] = [
  // After 48 hours a repeated request is a new one.
  `DELETE FROM idempotency_keys WHERE created_at < parley_now() - interval '48 hours'`,
  `DELETE FROM text_fingerprints WHERE posted_at < parley_now() - interval '24 hours'`,
  // No limit looks back further than an hour.
  `DELETE FROM person_marks WHERE posted_at < parley_now() - interval '1 hour'`,
  `DELETE FROM address_marks WHERE posted_at < parley_now() - interval '1 hour'`,
  `DELETE FROM slow_mode_marks WHERE posted_at < parley_now() - interval '1 hour'`,
  // What has not left stays until it has.
  `DELETE FROM outbox WHERE sent_at IS NOT NULL AND created_at < parley_now() - interval '7 days'`,
  `DELETE FROM sign_in_links WHERE expires_at < parley_now() - interval '1 day'`,
  `DELETE FROM sign_ups WHERE created_at < parley_now() - interval '1 day'`,
  `DELETE FROM rate_limits WHERE ends_at < parley_now()`,
  `DELETE FROM credentials WHERE expires_at < parley_now() - interval '1 day'`,
  `DELETE FROM screening_replays WHERE created_at < parley_now() - interval '30 days'`,
  // Personal data: where a comment came from, as far as it was kept at all.
  `UPDATE comment_revisions SET ip_prefix = NULL
   WHERE ip_prefix IS NOT NULL AND created_at < parley_now() - interval '90 days'`,
];

const HOUR = 3_600_000;

/** Lets go of what is past its time. Any instance may, at any time: each statement stands by itself. */
export async function forgetExpired(database: Database): Promise<void> {
  for (const statement of RETENTION) await database.transaction((tx) => tx.run(statement));
}

/** Does so now and every hour; answers how to stop. A failure is told, and the next hour tries again. */
export function keepForgetting(database: Database, tell: (error: unknown) => void): () => Promise<void> {
  let running = forgetExpired(database).catch(tell);
  const timer = setInterval(() => {
    running = running.then(() => forgetExpired(database)).catch(tell);
  }, HOUR);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
