import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { SmtpMailer } from '../../src/platform/mail/mailer.js';

/** A mail as it came over the wire. */
export interface Received {
  readonly to: readonly string[];
  /** The lines before the first empty one, unfolded. */
  readonly headers: readonly string[];
  /** Decoded. */
  readonly text: string;
}

/** A mail server that keeps what it is handed, and can be told to refuse. */
export class MailServer {
  readonly mails: Received[] = [];
  /** Set: every mail is refused with these words, after it was read. */
  refusal: string | null = null;

  private constructor(private readonly server: SMTPServer) {}

  static async start(): Promise<MailServer> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, session, done) => {
        stream.toArray().then((chunks: Buffer[]) => {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          if (mailServer.refusal !== null) return done(new Error(mailServer.refusal));
          mailServer.mails.push({ to, ...read(Buffer.concat(chunks).toString('utf8')) });
          done();
        }, done);
      },
    });
    const mailServer = new MailServer(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return mailServer;
  }

  mailer(): SmtpMailer {
    const { port } = this.server.server.address() as AddressInfo;
    return new SmtpMailer(`smtp://127.0.0.1:${port}`, 'parley@mail.example');
  }

  /** Those to an address, the last one first. */
  to(address: string): Received[] {
    const wanted = address.toLowerCase();
    return this.mails.filter(({ to }) => to.some((one) => one.toLowerCase() === wanted)).reverse();
  }

  /** The link in the last mail to an address: the address of its page. */
  linkFor(address: string): URL {
    const text = this.to(address)[0]?.text ?? '';
    const url = /^https?:\S+\/sign-in\?link=\S+$/m.exec(text)?.[0];
    if (url === undefined) throw new Error(`No link was mailed to ${address}: ${text}`);
    return new URL(url);
  }

  tokenFor(address: string): string {
    return this.linkFor(address).searchParams.get('link')!;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(resolve));
  }
}

function read(mail: string): Pick<Received, 'headers' | 'text'> {
  const end = mail.indexOf('\r\n\r\n');
  const headers = mail
    .slice(0, end)
    .replaceAll(/\r\n(?=[ \t])/g, '')
    .split('\r\n');
  const encoding = headers.find((line) => /^content-transfer-encoding:/i.test(line)) ?? '';
  const body = mail.slice(end + 4);
  return { headers, text: decoded(body, encoding).replaceAll('\r\n', '\n') };
}

function decoded(body: string, encoding: string): string {
  if (/base64/i.test(encoding)) return Buffer.from(body, 'base64').toString('utf8');
  if (!/quoted-printable/i.test(encoding)) return body;
  const bytes = body
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
