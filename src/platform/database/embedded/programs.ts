import { join } from 'node:path';

/** The programs of one PostgreSQL. */
export interface Binaries {
  /** The folder with `bin`, `lib` and `share`. */
  readonly root: string;
  /** The version of the package, such as `18.4.0-beta.17`. */
  readonly version: string;
  /** As PG_VERSION of a cluster has it, such as `18`. */
  readonly major: string;
}

export const programOf = (binaries: Binaries, name: 'initdb' | 'postgres'): string =>
  join(binaries.root, 'bin', name);
