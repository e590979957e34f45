import { DECISION_ACTIONS, nextStatus, type DecisionAction } from '../../comments/comment-status.rules.js';
import { SANCTION_KINDS } from '../../sanctions/standing.rules.js';
import { articleHref } from '../hrefs.js';
import { claimAction, commentAction, giveBackAction, queueHref, takeOverAction } from './desk-hrefs.js';
import type { DeskNarrowing } from './desk-hrefs.js';
import type { CardView, DeskNoticeView, DeskPowers, PlainCard, ReadyNote, TypedOnCard } from './desk-view.js';

/** Days for which a sanction can be asked. */
const DAYS = [1, 3, 7, 14, 30];

/**
 * A card of the API as it is drawn, on the server and in browsers.
 * @param key of the sanction that could be imposed from here
 */
export function cardView(
  card: PlainCard,
  {
    powers,
    narrowing,
    notice,
    typed,
    ready,
    key,
  }: {
    powers: DeskPowers;
    narrowing: DeskNarrowing;
    notice: DeskNoticeView | null;
    typed: TypedOnCard;
    ready: readonly ReadyNote[];
    key: string;
  },
): CardView {
  const { item, comment, author } = card;
  const isOpen = item !== null && item.closedAt === null;
  const isOwn = isOpen && item.claim?.own === true;
  const maySanction = powers.sanction && author !== null;
  return {
    notice,
    card,
    articleHref: articleHref(card.article.slug),
    queue: item && { queue: item.queue, href: queueHref(item.queue, narrowing) },
    decideAction: commentAction(comment.id, 'decisions', narrowing),
    actions: actionsFor(card, isOpen),
    takeOverAction: isOpen && !isOwn ? takeOverAction(item.id, narrowing) : null,
    giveBackAction: isOwn ? giveBackAction(item.claim.id, narrowing) : null,
    nextAction: item !== null && !isOwn ? claimAction(item.queue, narrowing) : null,
    ready,
    typed,
    noteAction: maySanction ? commentAction(comment.id, 'notes', narrowing) : null,
    sanction: maySanction
      ? {
          action: commentAction(comment.id, 'sanctions', narrowing),
          kinds: SANCTION_KINDS.filter((kind) => kind !== 'ban' || powers.ban),
          days: DAYS,
          forGood: powers.ban,
          key,
        }
      : null,
  };
}

/** What can be decided. What was removed is restored, and approved only where it waits. */
function actionsFor({ comment: { status } }: PlainCard, isOpen: boolean): DecisionAction[] {
  if (status === null) return [];
  const removed = status === 'rejected' || (status === 'spam' && !isOpen);
  return DECISION_ACTIONS.filter(
    (action) => nextStatus(status, action) !== null && action !== (removed ? 'approve' : 'restore'),
  );
}
