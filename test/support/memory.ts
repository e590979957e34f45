import { readFileSync, writeFileSync } from 'node:fs';

/** Megabytes that a process of this machine holds in memory, and the most that it held since it was last forgotten. */
export const memoryOf = (pid: number): { now: number; peak: number } => {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)![1]) / 1024;
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') };
};

export const forgetPeak = (pid: number): void => writeFileSync(`/proc/${pid}/clear_refs`, '5');
