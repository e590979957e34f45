import { Injectable } from '@nestjs/common';
import { NotSignedIn } from '../accounts/accounts.errors.js';
import type { Viewer } from '../accounts/viewer.js';
import { Secret } from '../platform/config/secret.js';
import { Database, type Tx } from '../platform/database/database.js';
import { prefixOf } from '../platform/http/addresses.rules.js';
import { acceptPolicy } from '../policies/accept-policy.js';
import { openItemOf } from '../queues/items.js';
import { foldText } from '../screening/text.rules.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { lockThread, type LockedThread } from '../threads/lock-thread.js';
import type { ClosingFacts } from '../threads/read-closing.js';
import { actorOf, personKey, personOf, writerOf } from './author.js';
import { changeStatus } from './change-status.js';
import { statusAfterEdit } from './comment-status.rules.js';
import { StaleRevision } from './editing.errors.js';
import { factsAt, gatherFacts } from './gather-facts.js';
import { inLanguage, isOfReaders, itemAfterEdit } from './items.rules.js';
import { readEditable, type EditableRow } from './read-editable.js';
import { readText, type ReadText } from './read-text.js';
import { exchangeText } from './same-text.js';
import { keepText, screened } from './screen-text.js';
import { threadOf } from './thread-of.js';

export interface EditCommentCommand {
  readonly site: CurrentSite;
  readonly commentId: string;
  readonly viewer: Viewer;
  readonly body: {
    readonly body: string;
    /** The one that the author saw. */
    readonly revision: number;
    readonly acceptedPolicyVersion?: number | null;
  };
  readonly ip: string;
  readonly userAgent: string | null;
}

/** The comment as it stands, under its thread's lock. */
interface Standing {
  readonly thread: LockedThread;
  readonly facts: ClosingFacts;
  readonly comment: EditableRow;
}

/** Replaces a comment's text by its author's new one, screened like a new comment; the earlier texts are kept. */
@Injectable()
export class EditComment {
  constructor(
    private readonly database: Database,
    private readonly secret: Secret,
  ) {}

  async execute(command: EditCommentCommand): Promise<void> {
    const { site, commentId, viewer, body } = command;
    if (viewer.kind === 'anyone') throw new NotSignedIn();
    const text = readText(body.body);
    await this.database.transaction(async (tx) => {
      const thread = await lockThread(tx, site.id, await threadOf(tx, site.id, commentId));
      const { comment, facts, refusal } = await readEditable(tx, {
        site,
        viewer,
        commentId,
        threadId: thread.id,
      });
      if (refusal !== null) throw refusal;
      // Sent twice, it is done already.
      if (text.normalised === comment.source) return;
      if (comment.revision !== body.revision) throw new StaleRevision(comment.revision);
      await this.replace(tx, command, { thread, facts, comment }, text);
    });
  }

  private async replace(
    tx: Tx,
    { site, viewer, body, ip, userAgent }: EditCommentCommand,
    { thread, facts: { now: at, sectionId }, comment }: Standing,
    text: ReadText,
  ): Promise<void> {
    const author = writerOf(viewer, null, sectionId);
    const authorName = viewer.kind === 'account' ? viewer.name : comment.authorName;
    const sameText = await exchangeText(tx, {
      threadId: thread.id,
      person: personKey(author),
      before: foldText(comment.source),
      foldedText: text.folded,
      secret: this.secret.value,
      at,
    });
    const known = await gatherFacts(tx, {
      siteId: site.id,
      threadId: thread.id,
      author,
      text,
      acceptedVersion: body.acceptedPolicyVersion ?? null,
      secret: this.secret.value,
      wordpress: site.settings.wordpress,
      sender: { email: null, ip, userAgent },
    });
    const { facts, mode } = factsAt(known, { at, trusted: author.trusted, name: authorName });
    const { verdict, trace, refusal } = screened(
      { author, text, raw: body.body },
      { ...facts, sameText },
      { ...site.settings, mode: mode.mode },
    );
    if (refusal !== null) throw refusal;
    const { version } = facts.policy;
    await acceptPolicy(tx, { siteId: site.id, person: personOf(author)!, version, at });
    const open = await openItemOf(tx, 'comment', comment.id);
    const from = comment.status;
    const to = statusAfterEdit(from, verdict, isOfReaders(open) ? 'reports' : 'screening')!;
    const item = inLanguage(itemAfterEdit({ from, to }, author.trusted, trace, open), text.language);
    await changeStatus(tx, thread, [{ cause: 'edit', standing: comment, to, ...item }], {
      at,
      actor: actorOf(author),
      audit: null,
    });
    const revision = comment.textRevision + 1;
    await tx.run(
      'UPDATE comments SET text_revision = $2, edited_at = $3, policy_version = $4 WHERE id = $1',
      [comment.id, revision, at, version],
    );
    await keepText(tx, text, {
      commentId: comment.id,
      revision,
      authorName,
      ipPrefix: prefixOf(ip),
      trace,
      createdAt: at,
    });
  }
}
