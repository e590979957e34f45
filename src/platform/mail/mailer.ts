import { createTransport, type Transporter } from 'nodemailer';
import { MailNotSetUp } from './mail.errors.js';

/** One mail, as text: whatever markup is in it stays what was typed. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** The way out for mail. */
export abstract class Mailer {
  /** @throws when the mail was not taken: then it may be sent again */
  abstract send(mail: Mail): Promise<void>;

  /** @throws MailNotSetUp where nothing that is promised by mail would ever arrive */
  assertSetUp(): void {
    return;
  }
}

/** Milliseconds; together less than a transaction may stand idle, since a mail is sent within one. */
const PATIENCE = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 };

/** Hands mail to the server that `SMTP_URL` names. */
export class SmtpMailer extends Mailer {
  private readonly transport: Transporter;

  constructor(
    smtpUrl: string,
    private readonly from: string,
  ) {
    super();
    this.transport = createTransport({
      url: smtpUrl,
      ...PATIENCE,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send({ to, subject, text }: Mail): Promise<void> {
    await this.transport.sendMail({
      from: this.from,
      // As an object it is one address, whatever is in it.
      to: { name: '', address: to },
      subject,
      text,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  }
}

/** At a desk mail is read where the service runs. */
export class PrintingMailer extends Mailer {
  constructor(private readonly print: (line: string) => void) {
    super();
  }

  async send({ to, subject, text }: Mail): Promise<void> {
    for (const line of [`Mail to ${to}: ${subject}`, ...text.trim().split('\n')]) this.print(`  ${line}`);
  }
}

/** Where mail is not set up, what needs it says so. */
export class NoMailer extends Mailer {
  async send(): Promise<void> {
    throw new MailNotSetUp();
  }

  override assertSetUp(): void {
    throw new MailNotSetUp();
  }
}
