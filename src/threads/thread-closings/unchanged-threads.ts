import type { SqlValue } from '../../platform/database/connection.js';

/** What is done to each thread of a list. */
export interface ThreadAction {
  readonly action: 'close' | 'reopen';
  readonly message: string | null;
  readonly reason: string | null;
  readonly at: Date | null;
  readonly until: Date | null;
}

/**
 * Whether an action would leave `threads t` as it is: closed by hand or to be closed then already, or reopened already
 * until then. Takes {@link actionValues} as `$1` to `$6`.
 */
export const STAYS_AS_IT_IS = `(
  CASE WHEN $1::text = 'reopen' THEN
    t.manual_state = 'open' AND t.manual_until IS NOT DISTINCT FROM $4::timestamptz
      AND ($4::timestamptz IS NOT NULL OR t.close_at IS NULL)
  ELSE
    t.manual_state IS NOT DISTINCT FROM 'closed'
      OR $3::timestamptz > $2::timestamptz AND t.close_at = $3
        AND (t.manual_state IS NULL OR t.manual_until <= $3)
        AND ($5::text IS NULL OR t.closing_message = $5) AND ($6::text IS NULL OR t.closing_reason = $6)
  END) IS TRUE`;

export const actionValues = (
  { action, at, until, message, reason }: ThreadAction,
  now: Date,
): readonly SqlValue[] => [action, now, at, until, message, reason];
