import { recount } from '../comments/recount.js';
import type { Database } from '../platform/database/database.js';
import type { Output } from './output.js';

/** Recomputes every stored count in one snapshot. Answers 1 on any difference, else 0. */
export async function check(database: Database, json: boolean, output: Output): Promise<number> {
  const differences = await database.snapshot(recount);
  if (json) output.answer(JSON.stringify({ differences }));
  else if (differences.length === 0) output.answer('Every stored count is right: no difference.');
  else {
    for (const { what, id, stored, counted } of differences)
      output.answer(`${what} ${id}: stored ${stored}, counted ${counted}`);
    output.answer(`${differences.length} differences.`);
  }
  return differences.length === 0 ? 0 : 1;
}
