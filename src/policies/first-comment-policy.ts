import { readClock } from '../platform/clock.js';
import type { Tx } from '../platform/database/database.js';
import { CommentPolicyRule } from './comment-policy-rule.entity.js';
import { CommentPolicy } from './comment-policy.entity.js';

const TITLE = 'Comment Policy';

const BODY = [
  'We want a discussion that is worth reading. Say what you think of the article and of what others say of it, and let others do the same. Moderators judge comments by the rules below and name the rule when they remove one.',
  'Comments are moderated by people. Not every comment appears at once, and discussions close after a while.',
].join('\n\n');

const RULES = [
  [
    'abuse',
    'No abuse',
    'Argue with what people say. Insults, threats, harassment and contempt for people for what they are have no place here.',
  ],
  [
    'illegal',
    'Nothing illegal',
    'Nothing that the law forbids: incitement, defamation, private data of others, stolen work.',
  ],
  [
    'off-topic',
    'Stay with the subject',
    'Write about the article or about what you answer. The rest belongs elsewhere.',
  ],
  ['spam', 'No advertising', 'No advertising, no repeated posting, no text that only carries a link.'],
  [
    'other',
    'Moderators decide',
    'Where no rule fits, moderators decide so that the discussion stays readable, and say why.',
  ],
] as const;

/** Version 1, with which every site starts: a publisher's own versions follow it. */
export async function publishFirstCommentPolicy(tx: Tx, siteId: string): Promise<void> {
  const publishedAt = await readClock(tx);
  const version = 1;
  await tx.manager.insert(CommentPolicy, { siteId, version, title: TITLE, body: BODY, publishedAt });
  await tx.manager.insert(
    CommentPolicyRule,
    RULES.map(([key, title, text], index) => ({ siteId, version, key, ordinal: index + 1, title, text })),
  );
}
