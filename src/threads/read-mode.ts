import type { Reader } from '../platform/database/database.js';
import {
  modeOf,
  slowModeOf,
  type ModerationMode,
  type SetMode,
  type SetModes,
  type SlowMode,
} from '../policies/moderation-mode.rules.js';

/** How a thread is moderated now. */
export interface ThreadMode extends SetMode {
  readonly slowMode: SlowMode | null;
}

export interface ModeRow {
  readonly id: string;
  readonly mode: ModerationMode | null;
  readonly until: Date | null;
  readonly slowModeSeconds: number | null;
  readonly slowModeUntil: Date | null;
  readonly sectionMode: ModerationMode | null;
  readonly sectionUntil: Date | null;
  readonly siteMode: ModerationMode | null;
  readonly siteUntil: Date | null;
}

const inForce = (level: string, id: string): string =>
  `LEFT JOIN LATERAL (
     SELECT mode, until FROM moderation_modes WHERE subject_id = ${id} AND level = '${level}' ORDER BY version DESC LIMIT 1
   ) ${level} ON true`;

/** What {@link modesIn} reads, from `threads t` with {@link MODE_LEVELS}. */
export const MODES = `t.id, t.mode, t.mode_until AS until, t.slow_mode_seconds AS "slowModeSeconds", t.slow_mode_until AS "slowModeUntil",
  section.mode AS "sectionMode", section.until AS "sectionUntil", site.mode AS "siteMode", site.until AS "siteUntil"`;

/** From `threads t` and `articles a`. */
export const MODE_LEVELS = `${inForce('section', 'a.section_id')} ${inForce('site', 't.site_id')}`;

const READ = `SELECT ${MODES} FROM threads t JOIN articles a ON a.id = t.article_id ${MODE_LEVELS} WHERE t.id = ANY ($1::uuid[])`;

/** What was set for a thread, and above it. */
export interface ThreadModes extends SetModes {
  readonly slowMode: SlowMode | null;
}

/** The mode that counts for a thread. In a transaction that relies on it, read after the locks, like its closing. */
export async function readMode(reader: Reader, threadId: string, now: Date): Promise<ThreadMode> {
  return (await readModes(reader, [threadId], now)).get(threadId)!;
}

/** The modes that count for threads, by their ids. */
export async function readModes(
  reader: Reader,
  threadIds: readonly string[],
  now: Date,
): Promise<Map<string, ThreadMode>> {
  const set = await readSetModes(reader, threadIds);
  return new Map([...set].map(([id, modes]) => [id, modeAt(modes, now)]));
}

/** What was set for threads and above them, also where it has ended; by their ids. */
export async function readSetModes(
  reader: Reader,
  threadIds: readonly string[],
): Promise<Map<string, ThreadModes>> {
  const rows = await reader.query<ModeRow>(READ, [threadIds]);
  return new Map(rows.map((row) => [row.id, modesIn(row)]));
}

export const modeAt = (set: ThreadModes, now: Date): ThreadMode => ({
  ...modeOf(set, now),
  slowMode: slowModeOf(set.slowMode, now),
});

export function modesIn(row: ModeRow): ThreadModes {
  const { slowModeSeconds: seconds, slowModeUntil: until } = row;
  return {
    thread: setMode(row.mode, row.until),
    section: setMode(row.sectionMode, row.sectionUntil),
    site: setMode(row.siteMode, row.siteUntil),
    slowMode: seconds === null ? null : { seconds, until },
  };
}

const setMode = (mode: ModerationMode | null, until: Date | null): SetMode | null =>
  mode === null ? null : { mode, until };
