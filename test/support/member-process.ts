import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('./embedded-member.ts', import.meta.url));

export interface MemberProcess {
  readonly url: string;
  readonly child: ChildProcess;
  leave(): Promise<void>;
}

/** Another process that uses the folder's server. */
export async function startMember(dataDir: string): Promise<MemberProcess> {
  const child = spawn(process.execPath, ['--import', './scripts/typescript.js', program, dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const [url] = (await Promise.race([once(createInterface(child.stdout), 'line'), ended])) as [unknown];
  if (typeof url !== 'string') throw new Error(`The member process ended with ${String(url)}`);
  return {
    url,
    child,
    leave: async () => {
      child.stdin.end();
      const [code] = (await ended) as [number | null];
      if (code !== 0) throw new Error(`The member process left with ${String(code)}`);
    },
  };
}
