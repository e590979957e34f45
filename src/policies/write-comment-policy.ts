import { Injectable } from '@nestjs/common';
import { Database, type Reader } from '../platform/database/database.js';
import { holdSiteLock } from '../sites/site-lock.js';
import { publishCommentPolicy } from './publish-comment-policy.js';
import { currentPolicy, readCommentPolicyDraft, type DraftPolicy } from './read-comment-policy.js';
import { saveCommentPolicyDraft, type DraftToSave } from './save-comment-policy-draft.js';

/** What the next version is written on: the one in force, and the draft of it that is there. */
export const policyBase = (version: number, draft: DraftPolicy | null): string =>
  `${version} ${draft?.savedAt.toISOString() ?? ''}`;

/** Saves the next version on what its writer has seen, and publishes it at once where that is asked. */
@Injectable()
export class WriteCommentPolicy {
  constructor(private readonly database: Database) {}

  /**
   * Answers whether it did: somebody else may have written meanwhile, and then nothing is changed.
   * @param announceDays of the publication; null: it stays a draft
   */
  execute(
    written: DraftToSave & { readonly base: string; readonly announceDays: number | null },
  ): Promise<boolean> {
    const { siteId, by, base, announceDays } = written;
    return this.database.transaction(async (tx) => {
      await holdSiteLock(tx, siteId);
      if ((await baseOf(tx, siteId)) !== base) return false;
      const { version } = await saveCommentPolicyDraft(tx, written);
      if (announceDays !== null) await publishCommentPolicy(tx, { siteId, by, version, announceDays });
      return true;
    });
  }
}

const baseOf = async (reader: Reader, siteId: string): Promise<string> =>
  policyBase((await currentPolicy(reader, siteId)).version, await readCommentPolicyDraft(reader, siteId));
