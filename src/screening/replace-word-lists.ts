import { Injectable } from '@nestjs/common';
import type { AccountViewer } from '../accounts/viewer.js';
import { record } from '../audit/record.js';
import { readClock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { PreconditionFailed, PreconditionRequired } from '../platform/http/if-match.js';
import { holdSiteLock } from '../sites/site-lock.js';
import { readWordLists, type VersionedLists } from './word-lists.js';
import { PhraseWithoutWords } from './screening.errors.js';
import { hasWords, type WordLists } from './words.rules.js';

export interface ReplaceWordListsCommand {
  readonly siteId: string;
  readonly lists: WordLists;
  readonly ifMatch: number | null;
  readonly by: AccountViewer;
}

/** Replaces a site's word lists. The record says how many words there are, and none of them. */
@Injectable()
export class ReplaceWordLists {
  constructor(private readonly database: Database) {}

  async execute({ siteId, lists, ifMatch, by }: ReplaceWordListsCommand): Promise<VersionedLists> {
    const { held, refused } = tidiedLists(lists);
    return this.database.transaction(async (tx) => {
      await holdSiteLock(tx, siteId);
      const before = await readWordLists(tx, siteId);
      if (ifMatch === null) throw new PreconditionRequired();
      if (ifMatch !== before.version) throw new PreconditionFailed(before.version);
      const version = before.version + 1;
      await tx.run(
        `INSERT INTO word_lists (site_id, version, held, refused) VALUES ($1, $2, $3, $4)
         ON CONFLICT ON CONSTRAINT word_lists_pkey
         DO UPDATE SET version = excluded.version, held = excluded.held, refused = excluded.refused`,
        [siteId, version, held, refused],
      );
      await record(tx, [
        {
          siteId,
          at: await readClock(tx),
          actor: { kind: 'account', id: by.accountId },
          action: 'word-lists.set',
          subjectKind: 'site',
          subjectId: siteId,
          detail: { version, held: held.length, refused: refused.length },
        },
      ]);
      return { version, held, refused };
    });
  }
}

/**
 * Phrases without spaces around, and each once.
 * @throws PhraseWithoutWords
 */
export const tidiedLists = ({ held, refused }: WordLists): WordLists => ({
  held: tidied(held),
  refused: tidied(refused),
});

function tidied(phrases: readonly string[]): string[] {
  const unusable = phrases.findIndex((phrase) => !hasWords(phrase));
  if (unusable !== -1) throw new PhraseWithoutWords(unusable);
  return [...new Set(phrases.map((phrase) => phrase.trim().normalize('NFC')))];
}
