import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recount } from '../src/comments/recount.js';
import { joinEmbeddedPostgres } from '../src/platform/database/embedded/embedded-postgres.js';
import { storeThread } from '../test/support/store-thread.js';
import { BenchDatabase } from './bench-database.js';
import { Child } from './child.js';
import { Connections } from './http.js';
import { postTexts, type PostKit } from './posts.js';
import { ServiceProcess } from './service-process.js';
import type { Sizes } from './sizes.js';
import { storeArticles, type StoredArticle } from './store-articles.js';
import { storeGuests } from './store-guests.js';

const PHRASES = 2_000;
const SEED = 20_26;

/** A database with content, a service on it, and whatever else lines start; all goes at the close. */
export class Stage {
  private readonly closing: (() => Promise<unknown>)[] = [];
  private closed: Promise<void> | undefined;
  /** Posts are numbered across all lines: each is new, and each comes from another person and address. */
  private made = 0;
  main: BenchDatabase;
  service: ServiceProcess;
  kit: PostKit;
  /** The articles that are posted to by turns. */
  articles: StoredArticle[];
  /** Posts a second, the most that a line has seen; 0: none has yet. */
  peakOfPosting = 0;
  private readonly threads = new Map<number, StoredArticle>();

  private constructor(
    readonly sizes: Sizes,
    readonly folder: string,
    readonly tell: (line: string) => void,
  ) {}

  /** An empty stage with its folder: it can be closed from here on, whatever happens. */
  static async open(sizes: Sizes, tell: (line: string) => void): Promise<Stage> {
    const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'));
    // As root the database runs as another user, who must get in.
    await chmod(folder, 0o755);
    const stage = new Stage(sizes, folder, tell);
    await stage.keep(() => rm(folder, { recursive: true, force: true }));
    return stage;
  }

  /** What the service finds in its database. */
  async store(): Promise<void> {
    this.server = await this.reachServer();
    this.main = await this.newDatabase();
    const { database, siteId } = this.main;
    const { small, usual, large, guests, threads } = this.sizes;
    for (const comments of new Set([small, usual, large])) {
      this.tell(`storing a thread of ${comments} comments`);
      const [article] = await storeArticles(database, siteId, [`thread-of-${comments}`]);
      await storeThread({ database, siteId }, article!.threadId, { comments, kind: 'talk', seed: SEED });
      this.threads.set(comments, article!);
    }
    this.tell(`storing ${threads} articles and ${guests} guests`);
    const slugs = Array.from({ length: threads }, (_, nth) => `article-${nth}`);
    this.articles = await storeArticles(database, siteId, slugs);
    const [history] = await storeArticles(database, siteId, ['history']);
    const moderator = await this.main.person('moderator', 'moderator');
    const by = { siteId, threadId: history!.threadId, moderatorId: moderator.id };
    const tokens = await storeGuests(database, { ...by, count: guests });
    this.kit = { tokens, texts: postTexts(), run: siteId.slice(-8) };
    this.tell('analysing what is stored');
    await this.main.settle();
  }

  async serve(): Promise<void> {
    this.service = await this.start(this.main);
    await this.setSite();
  }

  private server: string;

  private async reachServer(): Promise<string> {
    const given = process.env['TEST_DATABASE_URL'];
    if (given) return given;
    this.tell('starting PostgreSQL');
    const embedded = await joinEmbeddedPostgres({ dataDir: this.folder });
    await this.keep(() => embedded.leave());
    return embedded.url;
  }

  /** All that a post is held against is there: policies, the mode for newcomers, a long list of words. */
  private async setSite(): Promise<void> {
    const admin = await this.main.person('admin', 'admin');
    const connections = new Connections(this.service.url, 1);
    const put = (path: string, body: object): Promise<unknown> =>
      connections.expect(200, `/api/v1${path}`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${admin.token}`, 'if-match': '"0"' },
        body: JSON.stringify(body),
      });
    const held = Array.from({ length: PHRASES }, (_, nth) => `unwanted offer ${nth} of pills`);
    await put('/word-lists', { held, refused: [] });
    const policy = { closeAfterDays: 3_650, closeWhenIdleDays: 3_650, message: 'We have heard you.' };
    await put('/closing-policies/site', policy);
    await put('/moderation-modes/site', { mode: 'newcomers' });
    connections.close();
  }

  async newDatabase(): Promise<BenchDatabase> {
    const database = await BenchDatabase.create(this.server);
    await this.keep(() => database.drop());
    return database;
  }

  async start({ url }: Pick<BenchDatabase, 'url'>): Promise<ServiceProcess> {
    const service = await ServiceProcess.start(url);
    await this.keep(() => service.stop());
    return service;
  }

  async child(file: string, config: object): Promise<Child> {
    const child = Child.start(file, config);
    await this.keep(() => child.stop());
    return child;
  }

  connect(most: number, { url }: { url: string } = this.service): Connections {
    const connections = new Connections(url, most);
    this.closing.push(async () => connections.close());
    return connections;
  }

  /** The thread with so many generated comments. */
  thread(comments: number): StoredArticle {
    return this.threads.get(comments)!;
  }

  page(comments: number, query = ''): string {
    return `/api/v1/threads/${this.thread(comments).threadId}/comments${query}`;
  }

  /** The number of the next post, where so many are made. */
  takePosts(count: number): number {
    const first = this.made;
    this.made += count;
    return first;
  }

  /** The {@link kit} for programs of their own. */
  async kitFile(): Promise<string> {
    const file = join(this.folder, 'kit.json');
    await writeFile(file, JSON.stringify(this.kit));
    return file;
  }

  /** What `parley check` would find. */
  async differences(): Promise<number> {
    return (await this.main.database.snapshot(recount)).length;
  }

  get isClosed(): boolean {
    return this.closed !== undefined;
  }

  /** In the opposite order of opening; what fails does not keep the rest. Asked again, it is the same end. */
  close(): Promise<void> {
    this.closed ??= this.closeAll();
    return this.closed;
  }

  private async closeAll(): Promise<void> {
    for (let close = this.closing.pop(); close !== undefined; close = this.closing.pop())
      await this.end(close);
  }

  /** What is opened while all is closed goes at once. */
  private async keep(close: () => Promise<unknown>): Promise<void> {
    if (!this.isClosed) return void this.closing.push(close);
    await this.end(close);
    throw new Error('The bench is stopping.');
  }

  private end(close: () => Promise<unknown>): Promise<unknown> {
    return close().catch((error: unknown) => this.tell(`while closing: ${String(error)}`));
  }
}
