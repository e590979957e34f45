import { hostArticle, type NewArticle } from '../articles/host-article.js';
import { isPageUrl } from '../articles/is-page-url.js';
import { slugOf } from '../articles/slugs.rules.js';
import { urlKey } from '../articles/urls.rules.js';
import { record } from '../audit/record.js';
import { readClock } from '../platform/clock.js';
import type { Database, Tx } from '../platform/database/database.js';
import { emit } from '../platform/database/outbox.js';
import { shortenedTo } from '../platform/text/graphemes.js';
import { parseUrl } from '../platform/text/parse-url.js';
import { plainTextOf } from '../platform/html/sanitise.js';
import { newId } from '../platform/ids.js';
import { readClosingPolicy, replaceClosingPolicy } from '../policies/set-closing-policy.js';
import { closeImported } from '../threads/close-imported.js';
import { lockThread } from '../threads/lock-thread.js';
import { noteNewThread, tellClosings } from '../threads/tell-closings.js';
import { touchThread } from '../threads/touch-thread.js';
import { importComments } from './import-comments.js';
import { Tally, type ImportReport } from './import-report.js';
import { readWordPress, type WordPressComment, type WordPressItem } from './sources/wordpress.js';
import { articleStateOf, skipReasonOfComment, skipReasonOfItem } from './sources/wordpress.rules.js';
import { leadingDisclosure, wordpressHtml } from './wordpress-html.js';

export interface ImportOptions {
  /** Does everything and commits nothing. */
  readonly dryRun: boolean;
  readonly withPings: boolean;
  /** Sets `closeAfterDays` on each imported post: exports leave that setting of WordPress out. */
  readonly closeAfterDays: number | null;
  /** Moves a first paragraph that begins so into the article's disclosure. */
  readonly disclosurePrefix: string | null;
}

class DryRun extends Error {}

const MOST_EXAMPLES = 20;
/** Of headlines and bylines, as the API takes them. */
const LONGEST_LINE = 300;

/** Imports a WordPress export, article by article: each with its comments in one transaction, or not at all. */
export class WordPressImport {
  private readonly articles = new Tally();
  private readonly comments = new Tally();
  private readonly missingParents = { count: 0, examples: [] as { comment: string; parent: string }[] };

  constructor(
    private readonly database: Database,
    private readonly siteId: string,
    private readonly options: ImportOptions,
  ) {}

  /**
   * Reads to the end, or to the first place that cannot be read.
   * @throws ImportFileError with the line; what came before it is imported and stands in {@link report}
   */
  async run(chunks: AsyncIterable<Uint8Array>, progress: () => void): Promise<void> {
    let comments: WordPressComment[] = [];
    try {
      for await (const record of readWordPress(chunks)) {
        if (record.kind === 'comment') {
          comments.push(record.comment);
        } else {
          await this.item(record.item, comments);
          comments = [];
        }
        progress();
      }
    } catch (error) {
      this.comments.read += comments.length;
      this.comments.skip('article not whole', comments.length);
      throw error;
    }
  }

  report(): ImportReport {
    const { articles, comments, missingParents } = this;
    return { articles: articles.toJSON(), comments: comments.toJSON(), missingParents };
  }

  private async item(item: WordPressItem, comments: readonly WordPressComment[]): Promise<void> {
    this.articles.read += 1;
    this.comments.read += comments.length;
    const skipped = skipReasonOfItem(item);
    if (skipped !== null) {
      this.articles.skip(skipped);
      this.comments.skip(`of a skipped ${skipped}`, comments.length);
      return;
    }
    const wanted = this.wanted(comments);
    const result = await this.transaction((tx) => this.article(tx, item, wanted));
    this.articles[result.hosted ? 'created' : 'unchanged'] += 1;
    this.comments.created += result.created;
    this.comments.unchanged += result.unchanged;
    if (result.elsewhere > 0) this.comments.skip('in another article', result.elsewhere);
    const { examples } = this.missingParents;
    this.missingParents.count += result.missingParents.length;
    examples.push(...result.missingParents.slice(0, MOST_EXAMPLES - examples.length));
  }

  /** The comments that are to be imported; the others are counted under their reason. */
  private wanted(comments: readonly WordPressComment[]): WordPressComment[] {
    const seen = new Set<string>();
    return comments.filter((comment) => {
      const reason =
        skipReasonOfComment(comment, this.options) ?? (seen.has(comment.sourceId) ? 'id twice' : null);
      seen.add(comment.sourceId);
      if (reason !== null) this.comments.skip(reason);
      return reason === null;
    });
  }

  private async article(tx: Tx, item: WordPressItem, comments: readonly WordPressComment[]) {
    // Imports into one site take turns: what one finds missing, another must not be adding.
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('import ' || $1, 0))`, [this.siteId]);
    const at = await readClock(tx);
    const source = sourceOf(item);
    const { articleId, threadId, hosted } = await this.findOrHost(tx, item, source);
    const thread = await lockThread(tx, this.siteId, threadId);
    if (hosted && item.commentStatus === 'closed') await closeImported(tx, threadId);
    const limited = item.type === 'post' && (await this.closeByAge(tx, articleId, threadId));
    if (hosted) await noteNewThread(tx, threadId);
    else if (limited) await tellClosings(tx, [threadId]);
    const imported = await importComments(tx, thread, source, comments, at);
    if (hosted || imported.created > 0) {
      const detail = { comments: imported.created };
      const { siteId } = this;
      await emit(tx, [{ siteId, at, event: 'thread.imported', subjectId: threadId, detail }]);
      await record(tx, [
        {
          siteId,
          at,
          actor: { kind: 'console' },
          action: 'article.import',
          subjectKind: 'article',
          subjectId: articleId,
          detail,
        },
      ]);
    }
    return { hosted, ...imported };
  }

  private async findOrHost(tx: Tx, item: WordPressItem, source: string) {
    const [found] = await tx.query<{ articleId: string; threadId: string }>(
      `SELECT a.id AS "articleId", t.id AS "threadId" FROM articles a JOIN threads t ON t.article_id = a.id
       WHERE a.site_id = $1 AND a.source = $2 AND a.source_id = $3`,
      [this.siteId, source, item.sourceId],
    );
    if (found) return { ...found, hosted: false };
    const articleId = newId();
    const link = (await this.isFree(tx, item.link)) ? item.link : null;
    const { threadId } = await hostArticle(tx, articleId, this.newArticle(item, source, link));
    return { articleId, threadId, hosted: true };
  }

  private async isFree(tx: Tx, link: string): Promise<boolean> {
    if (!isPageUrl(link)) return false;
    const taken = await tx.query('SELECT FROM article_urls WHERE site_id = $1 AND url_key = $2', [
      this.siteId,
      urlKey(link),
    ]);
    return taken.length === 0;
  }

  private newArticle(item: WordPressItem, source: string, canonicalUrl: string | null): NewArticle {
    const html = wordpressHtml(item.content);
    const { disclosurePrefix } = this.options;
    const split = disclosurePrefix === null ? null : leadingDisclosure(html, disclosurePrefix);
    return {
      siteId: this.siteId,
      headline: shortenedTo(LONGEST_LINE, plainTextOf(item.title)) || 'Untitled',
      body: split?.body ?? html,
      slug: item.slug === '' ? null : { text: slugOf(decoded(item.slug)), exact: false },
      byline: shortenedTo(LONGEST_LINE, item.creatorName) || null,
      disclosure: split?.disclosure ?? null,
      editorsNote: null,
      sectionId: null,
      publishedAt: item.publishedAt,
      canonicalUrl,
      aliases: [],
      externalId: null,
      state: articleStateOf(item),
      source,
      sourceId: item.sourceId,
    };
  }

  /** Answers whether that is new. */
  private async closeByAge(tx: Tx, articleId: string, threadId: string): Promise<boolean> {
    const { closeAfterDays } = this.options;
    if (closeAfterDays === null) return false;
    const subject = { siteId: this.siteId, level: 'article', id: articleId, threadId } as const;
    const { version, policy } = await readClosingPolicy(tx, subject);
    if (policy.closeAfterDays !== undefined) return false;
    await replaceClosingPolicy(tx, subject, {
      policy: { ...policy, closeAfterDays },
      ifMatch: version,
      by: null,
    });
    await touchThread(tx, threadId);
    return true;
  }

  private async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    if (!this.options.dryRun) return this.database.transaction(work);
    let result: T;
    try {
      await this.database.transaction(async (tx) => {
        result = await work(tx);
        throw new DryRun();
      });
    } catch (error) {
      if (!(error instanceof DryRun)) throw error;
    }
    return result!;
  }
}

/** Where a record comes from: the ids of an export are unique in the exporting site only. */
function sourceOf({ link }: WordPressItem): string {
  return `wordpress:${parseUrl(link)?.host ?? ''}`;
}

function decoded(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    // Not percent-encoded: it is what it says.
    return slug;
  }
}
