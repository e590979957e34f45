import { EmbeddedServer } from './embedded-server.js';
import type { MembershipSession } from './membership-session.js';
import { isPassing, SERVICE_DATABASE } from './membership-session.js';
import { SUPERUSER } from './make-cluster.js';

/** A process's membership of the PostgreSQL server of a data folder. */
export interface EmbeddedPostgres {
  /** `postgres://parley:<password>@127.0.0.1:<port>/parley`: a superuser's. */
  readonly url: string;
  /** Gives the membership up; whoever leaves last stops the server, and the promise ends when it is gone. */
  leave(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Made if missing. Holds the cluster (`postgres`), its password and its log; see `location.ts` for where it cannot. */
  readonly dataDir: string;
  /** PostgreSQL settings over our defaults. Without effect where the server runs already. */
  readonly settings?: Record<string, string>;
  /** Told of what takes time or went wrong, for a person to read. Silent by default. */
  readonly log?: (line: string) => void;
}

/**
 * Starts, or joins, the server of this data folder. Throws subclasses of `EmbeddedPostgresProblem`, whose words tell the
 * operator what to do.
 *
 * While a member, the process brings a server that died back at the same port.
 */
export async function joinEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, settings = {}, log = () => undefined } = options;
  const server = await EmbeddedServer.of({ dataDir, settings, log });
  const { session, port } = await server.join(null);
  return new Member(server, session, port, log);
}

class Member implements EmbeddedPostgres {
  readonly url: string;
  private left: Promise<void> | null = null;
  private recovery = Promise.resolve();

  constructor(
    private readonly server: EmbeddedServer,
    private session: MembershipSession,
    private readonly port: number,
    private readonly log: (line: string) => void,
  ) {
    this.url = `postgres://${SUPERUSER}:${server.password}@127.0.0.1:${port}/${SERVICE_DATABASE}`;
    this.watch();
  }

  async leave(): Promise<void> {
    this.left ??= this.leaveInOrder();
    return this.left;
  }

  private watch(): void {
    this.session.onLost(() => {
      if (this.left === null) this.recovery = this.recover();
    });
  }

  /** The session was cut: PostgreSQL restarts its sessions after a crash of one, or the whole server is gone. */
  private async recover(): Promise<void> {
    this.log('The connection to the embedded PostgreSQL was cut.');
    try {
      const { session, port } = await this.server.join(this.port);
      this.session = session;
      this.watch();
      if (port === this.port) this.log('The embedded PostgreSQL is back.');
      else this.log(`The embedded PostgreSQL is back at another port (${port}): restart this program.`);
    } catch (error) {
      this.log(`The embedded PostgreSQL is lost: ${(error as Error).message}`);
    }
  }

  private async leaveInOrder(): Promise<void> {
    await this.recovery;
    try {
      if (await this.session.leave()) await this.server.stop();
    } catch (error) {
      if (!isPassing(error)) throw error;
      this.log('The embedded PostgreSQL stopped before it was left.');
    } finally {
      await this.session.close();
    }
  }
}
