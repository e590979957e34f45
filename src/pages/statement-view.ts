import type { Statement } from '../sanctions/read-statements.js';
import { articleHref, policyHref } from './hrefs.js';

/** Something decided against the viewer. */
export interface StatementView {
  action: Statement['action'];
  standing: Statement['standing'];
  decidedAt: string;
  until: string | null;
  rule: { title: string; text: string; href: string } | null;
  comment: { html: string; article: { headline: string; href: string } | null } | null;
  acknowledgedAt: string | null;
  /** Where a warning is acknowledged; null where there is none to acknowledge. */
  acknowledgeAction: string | null;
}

export const STATEMENTS_HREF = '/me/statements';

export function statementView({ rule, comment, ...statement }: Statement): StatementView {
  const { id, action, standing, acknowledgedAt } = statement;
  const asks = action === 'warn' && standing === 'in force' && acknowledgedAt === null;
  const article = comment?.article ?? null;
  return {
    action,
    standing,
    decidedAt: statement.decidedAt.toISOString(),
    until: statement.until?.toISOString() ?? null,
    rule: rule && {
      title: rule.title,
      text: rule.text,
      href: `${policyHref(rule.version)}#${encodeURIComponent(rule.key)}`,
    },
    comment: comment && {
      html: comment.html,
      article: article && { headline: article.headline, href: articleHref(article.slug) },
    },
    acknowledgedAt: acknowledgedAt?.toISOString() ?? null,
    acknowledgeAction: asks ? `${STATEMENTS_HREF}/${id}/acknowledgement` : null,
  };
}
