import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../platform/config/config.js';
import { NoMailer, PrintingMailer, SmtpMailer, type Mailer } from '../platform/mail/mailer.js';
import { startService } from '../service.js';
import { firstSiteInWords, makeFirstSite } from './first-start.js';
import { openDatabase } from './open-database.js';

/** One Ctrl-C may come twice: from the terminal, and handed on by npm. */
const SAME_SIGNAL_MS = 500;

/**
 * Serves until SIGINT or SIGTERM; then drains, lets requests finish and leaves the database. A second signal ends the
 * program at once.
 */
export async function serve(config: Config, print: (line: string) => void): Promise<void> {
  const stopped = stopSignal(print);
  const { database, url, close } = await openDatabase(config, print);
  try {
    const first = await makeFirstSite(database, config);
    const service = await startService({
      database,
      ...config,
      listenUrl: config.listenUrl ?? url,
      mailer: mailerOf(config, print),
      log: { level: config.logLevel },
    });
    try {
      const publicUrl = config.publicUrl ?? `http://localhost:${new URL(service.url).port}`;
      print(`Parley answers at ${publicUrl}`);
      if (first !== null) for (const line of firstSiteInWords(first, publicUrl)) print(line);
      await stopped;
      print('Stopping: requests under way may finish.');
      service.drain();
      await sleep(config.drainSeconds * 1_000);
    } finally {
      await service.stop();
    }
  } finally {
    await close();
  }
  print('Stopped.');
}

function mailerOf({ mail, production }: Config, print: (line: string) => void): Mailer {
  if (mail !== null) return new SmtpMailer(mail.smtpUrl, mail.from);
  if (!production) return new PrintingMailer(print);
  print('SMTP_URL is not set: nobody can sign up, or be mailed a sign-in link.');
  return new NoMailer();
}

function stopSignal(print: (line: string) => void): Promise<void> {
  return new Promise((resolve) => {
    let first: number | null = null;
    const onSignal = (_signal: string, number: number): void => {
      if (first === null) {
        first = performance.now();
        resolve();
      } else if (performance.now() - first > SAME_SIGNAL_MS) {
        print('Ended at once, by a second signal.');
        process.exit(128 + number);
      }
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal);
  });
}
