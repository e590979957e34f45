import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Binaries } from './programs.js';
import { packagedBinaries, runnableBinaries } from './binaries.js';
import {
  ClusterGone,
  OtherMajorVersion,
  PasswordRefused,
  ServerDied,
  ServerUnreachable,
} from './embedded.errors.js';
import { clusterIn, findCluster, folderInReach, majorVersionOf, openDataFolder } from './location.js';
import { makeCluster } from './make-cluster.js';
import { isPassing, MembershipSession } from './membership-session.js';
import { passwordFileIn, passwordOf } from './password.js';
import { findPostmaster } from './postmaster-file.js';
import type { Postmaster } from './postmaster-file.js';
import type { ServerSettings } from './server-settings.js';
import { assertMayEnter, userOfCluster } from './server-user.js';
import { startPostmaster } from './start-postmaster.js';
import { stopPostmaster } from './stop-postmaster.js';

const POLL_MS = 20;
/** For what passes by itself. A server that recovers from a crash is waited for as long as it takes. */
const PATIENCE_MS = 30_000;

export interface DataFolder {
  readonly dataDir: string;
  readonly settings: ServerSettings;
  readonly log: (line: string) => void;
}

/** The server of one data folder, seen by one process that wants to be a member of it. */
export class EmbeddedServer {
  private constructor(
    private readonly folder: DataFolder,
    private readonly packaged: Binaries,
    private readonly cluster: string,
    readonly password: string,
  ) {}

  /** Makes the cluster where there is none, and refuses one that this program cannot run. */
  static async of(wanted: DataFolder): Promise<EmbeddedServer> {
    const { log, settings } = wanted;
    // A running server is known by the name of its folder, so the folder needs one name.
    const dataDir = await openDataFolder(wanted.dataDir);
    const packaged = await packagedBinaries();
    let cluster = await findCluster(dataDir);
    if (cluster !== null) await assertVersion(cluster, packaged);
    const password = await passwordOf(dataDir, cluster);
    if (cluster === null) {
      log(`Making a database in ${dataDir}.`);
      await makeCluster({ dataDir, password, packaged, durable: settings['fsync'] !== 'off' });
      cluster = await findCluster(dataDir);
      if (cluster === null) throw new ClusterGone(dataDir, clusterIn(dataDir));
    }
    if (cluster !== clusterIn(dataDir)) log(`The data of ${dataDir} stands in ${cluster}.`);
    return new EmbeddedServer({ dataDir, settings, log }, packaged, cluster, password);
  }

  /** Joins the running server, or starts it. `port`: where it has to come back, once it has been there. */
  async join(port: number | null): Promise<{ session: MembershipSession; port: number }> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const found = findPostmaster(this.cluster);
      if (found === 'none') {
        await this.tryToStart(port ?? (await freePort()), deadline);
      } else if (found !== 'claimed' && found.state === 'ready') {
        const session = await this.tryToJoin(found, deadline);
        if (session !== null) return { session, port: found.port };
      }
      await pause(POLL_MS);
    }
  }

  async stop(): Promise<void> {
    await stopPostmaster(this.cluster);
  }

  private async tryToStart(port: number, deadline: number): Promise<void> {
    const { dataDir, settings } = this.folder;
    const user = await userOfCluster(this.cluster);
    await assertMayEnter(user, this.cluster);
    const binaries = await runnableBinaries(this.packaged, user, () => folderInReach(user, dataDir));
    const logFile = join(dataDir, 'postgres.log');
    try {
      await startPostmaster({ binaries, cluster: this.cluster, user, port, settings, logFile });
    } catch (error) {
      if (!(error instanceof ServerDied && error.passing && Date.now() < deadline)) throw error;
    }
  }

  /** Null: the server is on its way up or down, and the same is due again. */
  private async tryToJoin({ port }: Postmaster, deadline: number): Promise<MembershipSession | null> {
    try {
      return await MembershipSession.join(port, this.password);
    } catch (error) {
      if ((error as { code?: string }).code === '28P01') {
        throw new PasswordRefused(passwordFileIn(this.folder.dataDir), port);
      }
      if (!isPassing(error)) throw error;
      if (Date.now() > deadline) throw new ServerUnreachable(port, (error as Error).message);
      return null;
    }
  }
}

async function assertVersion(cluster: string, { major }: Binaries): Promise<void> {
  const found = await majorVersionOf(cluster);
  if (found !== major) throw new OtherMajorVersion(cluster, found ?? 'of no version', major);
}

/** Free at this instant; where it is taken before the server has it, the start is tried again with another. */
async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
