import type { Line, Measured } from './lines.rules.js';
import type { Stage } from './stage.js';

/** Lines that are measured together. */
export interface Group {
  readonly lines: readonly Line[];
  /** As many as there are lines, in their order. */
  measure(): Promise<readonly Measured[]>;
}

export type MakeGroup = (stage: Stage) => Group;
