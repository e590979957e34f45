import { Socket } from 'node:net';
import { Client } from 'pg';
import { SUPERUSER } from './make-cluster.js';

export const SERVICE_DATABASE = 'parley';

/** Advisory locks belong to a database. This one always exists, and the service takes no locks in it. */
const LOCK_DATABASE = 'postgres';
/** Held in share by every member for as long as it uses the server, and alone by the one who stops it. */
const MEMBERSHIP_LOCK = 7_275_959;
/** Held while the service's database is created. */
const CREATION_LOCK = 7_275_960;
const CONNECT_MS = 10_000;

/**
 * The server comes up or goes down: the same again a little later may succeed. 57014 is how PostgreSQL breaks off a
 * login that a shutdown finds under way.
 */
const PASSING = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57014', '57P01', '57P03'];

export const isPassing = (error: unknown): boolean => {
  const { code, message } = error as { code?: string; message?: string };
  return PASSING.includes(code ?? '') || /^Connection terminated|not queryable/.test(message ?? '');
};

/**
 * The one session by which a process is a member of the server. PostgreSQL lets its lock go when the process dies,
 * however it dies, so the members are counted right after any crash.
 */
export class MembershipSession {
  private ended = false;

  private constructor(
    private readonly client: Client,
    private readonly socket: Socket,
  ) {
    // The session ends right after an error, and that is what is told.
    client.on('error', () => undefined);
    client.once('end', () => (this.ended = true));
  }

  /**
   * Null: the server is being stopped by its last member. Throws what the driver throws; {@link isPassing} tells what
   * may pass.
   */
  static async join(port: number, password: string): Promise<MembershipSession | null> {
    const socket = new Socket();
    const client = new Client({
      host: '127.0.0.1',
      port,
      user: SUPERUSER,
      password,
      database: LOCK_DATABASE,
      ssl: false,
      application_name: 'parley membership',
      connectionTimeoutMillis: CONNECT_MS,
      stream: () => socket,
    });
    const session = new MembershipSession(client, socket);
    try {
      await client.connect();
      await client.query('SET idle_session_timeout = 0');
      const joined = await session.ask('SELECT pg_try_advisory_lock_shared($1) AS yes', MEMBERSHIP_LOCK);
      if (joined) await session.createServiceDatabase();
      else await session.close();
      // What keeps a process alive is its work, not its membership.
      socket.unref();
      return joined ? session : null;
    } catch (error) {
      socket.destroy();
      throw error;
    }
  }

  /** Called when the session ends by itself; at once where it has ended already. */
  onLost(tell: () => void): void {
    if (this.ended) tell();
    else this.client.once('end', tell);
  }

  /** Gives the membership up. True: nobody else is a member, and none can join until it closes. */
  async leave(): Promise<boolean> {
    this.socket.ref();
    await this.client.query('SELECT pg_advisory_unlock_shared($1)', [MEMBERSHIP_LOCK]);
    return this.ask('SELECT pg_try_advisory_lock($1) AS yes', MEMBERSHIP_LOCK);
  }

  async close(): Promise<void> {
    if (!this.ended) await this.client.end();
    this.socket.destroy();
  }

  private async ask(sql: string, value: number | string): Promise<boolean> {
    const { rows } = await this.client.query<{ yes: boolean }>(sql, [value]);
    return rows[0]?.yes ?? false;
  }

  private async createServiceDatabase(): Promise<void> {
    const exists = 'SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1) AS yes';
    if (await this.ask(exists, SERVICE_DATABASE)) return;
    await this.client.query('SELECT pg_advisory_lock($1)', [CREATION_LOCK]);
    if (!(await this.ask(exists, SERVICE_DATABASE)))
      await this.client.query(`CREATE DATABASE ${SERVICE_DATABASE}`);
    await this.client.query('SELECT pg_advisory_unlock($1)', [CREATION_LOCK]);
  }
}
