import { AccountSection } from './accounts/account-section.entity.js';
import { Account } from './accounts/account.entity.js';
import { Credential } from './accounts/credential.entity.js';
import { Guest } from './accounts/guest.entity.js';
import { SignInLink } from './accounts/sign-in-link.entity.js';
import { SignUp } from './accounts/sign-up.entity.js';
import { ArticleSlug } from './articles/article-slug.entity.js';
import { ArticleUrl } from './articles/article-url.entity.js';
import { Article } from './articles/article.entity.js';
import { AuditRecord } from './audit/audit-record.entity.js';
import { AddressMark } from './comments/address-mark.entity.js';
import { CommentRevision } from './comments/comment-revision.entity.js';
import { Comment } from './comments/comment.entity.js';
import { Like } from './comments/like.entity.js';
import { PersonMark } from './comments/person-mark.entity.js';
import { SlowModeMark } from './comments/slow-mode-mark.entity.js';
import { TextFingerprint } from './comments/text-fingerprint.entity.js';
import { BulkDecision } from './moderation/bulk-decisions/bulk-decision.entity.js';
import { ListedComment } from './moderation/bulk-decisions/listed-comment.entity.js';
import { CannedNotes } from './moderation/canned-notes.entity.js';
import { DecisionNote } from './moderation/decision-note.entity.js';
import { Decision } from './moderation/decision.entity.js';
import { Report } from './moderation/reports/report.entity.js';
import { Reporter } from './moderation/reports/reporter.entity.js';
import { ScreeningReplay } from './moderation/screening-replays/screening-replay.entity.js';
import { UndoneDecision } from './moderation/undone-decision.entity.js';
import { ClockOffset } from './platform/database/clock-offset.entity.js';
import { IdempotencyKey } from './platform/database/idempotency-key.entity.js';
import { OutboxEvent } from './platform/database/outbox-event.entity.js';
import { RateLimit } from './platform/limits/rate-limit.entity.js';
import { Acceptance } from './policies/acceptance.entity.js';
import { ClosingPolicyVersion } from './policies/closing-policy.entity.js';
import { CommentPolicyDraft } from './policies/comment-policy-draft.entity.js';
import { CommentPolicyRule } from './policies/comment-policy-rule.entity.js';
import { CommentPolicy } from './policies/comment-policy.entity.js';
import { PolicyPause } from './policies/policy-pause.entity.js';
import { ModerationModeVersion } from './policies/moderation-mode.entity.js';
import { Item } from './queues/item.entity.js';
import { AcknowledgedSanction } from './sanctions/acknowledged-sanction.entity.js';
import { AuthorNote } from './sanctions/author-note.entity.js';
import { LiftedSanction } from './sanctions/lifted-sanction.entity.js';
import { SanctionNote } from './sanctions/sanction-note.entity.js';
import { Sanction } from './sanctions/sanction.entity.js';
import { WordList } from './screening/word-list.entity.js';
import { Section } from './sites/section.entity.js';
import { SiteHost } from './sites/site-host.entity.js';
import { Site } from './sites/site.entity.js';
import { ListedThread } from './threads/thread-closings/listed-thread.entity.js';
import { ThreadClosing } from './threads/thread-closings/thread-closing.entity.js';
import { Thread } from './threads/thread.entity.js';

/** Every table, as TypeORM knows it; a spec holds that they and the migrated schema agree. */
export const entities = [
  Acceptance,
  Account,
  AccountSection,
  AcknowledgedSanction,
  AddressMark,
  Article,
  ArticleSlug,
  ArticleUrl,
  AuditRecord,
  BulkDecision,
  CannedNotes,
  AuthorNote,
  ClockOffset,
  ClosingPolicyVersion,
  Comment,
  CommentPolicy,
  CommentPolicyDraft,
  CommentPolicyRule,
  CommentRevision,
  Credential,
  Decision,
  DecisionNote,
  Guest,
  IdempotencyKey,
  Item,
  LiftedSanction,
  Like,
  ListedComment,
  ListedThread,
  ModerationModeVersion,
  OutboxEvent,
  PolicyPause,
  RateLimit,
  PersonMark,
  Report,
  Reporter,
  Sanction,
  SanctionNote,
  ScreeningReplay,
  Section,
  SignInLink,
  SignUp,
  Site,
  SiteHost,
  SlowModeMark,
  TextFingerprint,
  Thread,
  ThreadClosing,
  WordList,
  UndoneDecision,
];
