import { Problem } from '../errors/problem.js';

export class MailNotSetUp extends Problem {
  constructor() {
    super(
      503,
      'mail_not_set_up',
      'No mail from here',
      'This service cannot send mail yet. Whoever runs it can set SMTP_URL and MAIL_FROM, or make a sign-in link with "parley accounts add".',
    );
  }
}
