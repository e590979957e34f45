import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';

/** What one question cost the database. */
export interface Asked {
  readonly statements: readonly string[];
  /** Transactions, and statements outside of any: each sees a moment of its own. */
  readonly snapshots: number;
}

const CONTROL = /^\s*(BEGIN|START|COMMIT|ROLLBACK|SET|SAVEPOINT|RELEASE)\b/i;
const BEGINS = /^\s*(BEGIN|START)\b/i;
const ENDS = /^\s*(COMMIT|ROLLBACK)\b/i;

/** Stands between a service and its database, and notes every statement that is executed. */
export class StatementTap {
  private noted: { connection: number; sql: string }[] = [];

  private constructor(
    private readonly server: ReturnType<typeof createServer>,
    readonly url: string,
  ) {}

  static async before(databaseUrl: string): Promise<StatementTap> {
    const { hostname, port } = new URL(databaseUrl);
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const own = String((server.address() as AddressInfo).port);
    const url = Object.assign(new URL(databaseUrl), { hostname: '127.0.0.1', port: own }).href;
    const tap = new StatementTap(server, url);
    let connections = 0;
    server.on('connection', (near: Socket) => {
      const connection = (connections += 1);
      const far = connect(Number(port || 5432), hostname);
      const note = noteOf((sql) => tap.noted.push({ connection, sql }));
      near.on('data', note);
      near.pipe(far).pipe(near);
      near.on('error', () => far.destroy());
      far.on('error', () => near.destroy());
    });
    return tap;
  }

  /** What was executed since this was last asked. */
  take(): Asked {
    const noted = this.noted;
    this.noted = [];
    const open = new Set<number>();
    let snapshots = 0;
    for (const { connection, sql } of noted) {
      if (BEGINS.test(sql)) {
        open.add(connection);
        snapshots += 1;
      } else if (ENDS.test(sql)) open.delete(connection);
      else if (!open.has(connection)) snapshots += 1;
    }
    return { statements: noted.map(({ sql }) => sql).filter((sql) => !CONTROL.test(sql)), snapshots };
  }

  close(): void {
    this.server.close();
  }
}

/** Reads the messages of one connection's client: its first one has no type. */
function noteOf(note: (sql: string) => void): (bytes: Buffer) => void {
  const named = new Map<string, string>();
  let bound = '';
  let rest = Buffer.alloc(0);
  let isFirst = true;
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    for (;;) {
      const typeLength = isFirst ? 0 : 1;
      if (rest.length < typeLength + 4) return;
      const end = typeLength + rest.readInt32BE(typeLength);
      if (rest.length < end) return;
      const type = isFirst ? '' : String.fromCharCode(rest[0]!);
      const [first = '', second = ''] = rest.toString('utf8', typeLength + 4, end).split('\0', 2);
      if (type === 'Q') for (const sql of first.split(/;\s*(?=\S)/)) note(sql);
      if (type === 'P') named.set(first, second);
      if (type === 'B') bound = named.get(second) ?? '';
      if (type === 'E') note(bound);
      isFirst = false;
      rest = rest.subarray(end);
    }
  };
}
