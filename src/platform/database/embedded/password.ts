import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { PasswordMissing } from './embedded.errors.js';
import { createWhole, readIfThere } from './files.js';

export const passwordFileIn = (dataDir: string): string => join(dataDir, 'postgres.password');

/**
 * The password of the data folder's cluster, made before the cluster is. Of two who make one at the same instant
 * both get the first. Throws {@link PasswordMissing} for a cluster that has lost it.
 */
export async function passwordOf(dataDir: string, cluster: string | null): Promise<string> {
  const file = passwordFileIn(dataDir);
  if ((await readIfThere(file)) === null) {
    if (cluster !== null) throw new PasswordMissing(file, cluster);
    // Hexadecimal: stands in a URL as it is.
    await createWhole(file, `${randomBytes(24).toString('hex')}\n`);
  }
  return (await readIfThere(file))?.trim() ?? '';
}
