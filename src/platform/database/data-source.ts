import { DataSource } from 'typeorm';
import { SitesAndPeople1763900000000 } from '../../../migrations/1763900000000-sites-and-people.js';
import { ArticlesAndComments1763900000001 } from '../../../migrations/1763900000001-articles-and-comments.js';
import { ModerationAndRecord1763900000002 } from '../../../migrations/1763900000002-moderation-and-record.js';
import { Sections1764000000000 } from '../../../migrations/1764000000000-sections.js';
import { LikesAndOrders1764010000000 } from '../../../migrations/1764010000000-likes-and-orders.js';
import { Identity1764110000000 } from '../../../migrations/1764110000000-identity.js';
import { ArticleAddresses1764120000000 } from '../../../migrations/1764120000000-article-addresses.js';
import { SettingsVersion1764130000000 } from '../../../migrations/1764130000000-settings-version.js';
import { Screening1764140000000 } from '../../../migrations/1764140000000-screening.js';
import { SignUpProof1764150000000 } from '../../../migrations/1764150000000-sign-up-proof.js';
import { CommentPolicyDrafts1764160000000 } from '../../../migrations/1764160000000-comment-policy-drafts.js';
import { ClosingEvents1764170000000 } from '../../../migrations/1764170000000-closing-events.js';
import { ThreadClosings1764180000000 } from '../../../migrations/1764180000000-thread-closings.js';
import { Claims1764190000000 } from '../../../migrations/1764190000000-claims.js';
import { UndoneDecisions1764200000000 } from '../../../migrations/1764200000000-undone-decisions.js';
import { Reports1764210000000 } from '../../../migrations/1764210000000-reports.js';
import { Sanctions1764220000000 } from '../../../migrations/1764220000000-sanctions.js';
import { QueueOrder1764230000000 } from '../../../migrations/1764230000000-queue-order.js';
import { BulkDecisions1764240000000 } from '../../../migrations/1764240000000-bulk-decisions.js';
import { CannedNotes1764250000000 } from '../../../migrations/1764250000000-canned-notes.js';
import { ScreeningReplays1764260000000 } from '../../../migrations/1764260000000-screening-replays.js';
import { SearchAndStatistics1764270000000 } from '../../../migrations/1764270000000-search-and-statistics.js';
import { SiteEpoch1764280000000 } from '../../../migrations/1764280000000-site-epoch.js';
import { Desk1764290000000 } from '../../../migrations/1764290000000-desk.js';
import { SiteSetUp1764295000000 } from '../../../migrations/1764295000000-site-set-up.js';
import { FeaturedComments1764300000000 } from '../../../migrations/1764300000000-featured-comments.js';

const REQUEST_TIMEOUT = 30_000;
/** For a free connection of the pool, or for a new one. */
const CONNECTION_TIMEOUT = 5_000;

/** TypeORM's data source; the entities come from the composition root, since the platform knows no feature. */
export function createDataSource(options: {
  url: string;
  // TypeORM's own type of an entity class.
  entities: readonly (abstract new () => object)[];
  poolSize?: number;
  /** Milliseconds; 0: none. Requests must end; what a person waits for at a terminal may take its time. */
  statementTimeout?: number;
  /** Milliseconds that a statement waits for a lock; 0, the default: as long as it may run. */
  lockTimeout?: number;
}): DataSource {
  return new DataSource({
    type: 'postgres',
    url: options.url,
    entities: options.entities as unknown as (new () => object)[],
    migrations: [
      SitesAndPeople1763900000000,
      ArticlesAndComments1763900000001,
      ModerationAndRecord1763900000002,
      Sections1764000000000,
      LikesAndOrders1764010000000,
      Identity1764110000000,
      ArticleAddresses1764120000000,
      SettingsVersion1764130000000,
      Screening1764140000000,
      SignUpProof1764150000000,
      CommentPolicyDrafts1764160000000,
      ClosingEvents1764170000000,
      ThreadClosings1764180000000,
      Claims1764190000000,
      UndoneDecisions1764200000000,
      Reports1764210000000,
      Sanctions1764220000000,
      QueueOrder1764230000000,
      BulkDecisions1764240000000,
      CannedNotes1764250000000,
      ScreeningReplays1764260000000,
      SearchAndStatistics1764270000000,
      SiteEpoch1764280000000,
      Desk1764290000000,
      SiteSetUp1764295000000,
      FeaturedComments1764300000000,
    ],
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    synchronize: false,
    installExtensions: false,
    extra: {
      max: options.poolSize ?? 20,
      connectionTimeoutMillis: CONNECTION_TIMEOUT,
      // What is sent without waiting travels together; see `connection.ts`.
      pipeline: true,
      // A server that is gone without a word is noticed, by and by.
      keepAlive: true,
      application_name: 'parley',
      statement_timeout: options.statementTimeout ?? REQUEST_TIMEOUT,
      lock_timeout: options.lockTimeout ?? 0,
      idle_in_transaction_session_timeout: options.statementTimeout ?? REQUEST_TIMEOUT,
    },
  });
}
