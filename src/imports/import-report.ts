/** What became of every record of one kind: read = created + unchanged + skipped. */
export class Tally {
  read = 0;
  created = 0;
  unchanged = 0;
  private readonly reasons = new Map<string, number>();

  skip(reason: string, count = 1): void {
    if (count === 0) return;
    this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + count);
  }

  toJSON(): TallyReport {
    const skipped = [...this.reasons].map(([reason, count]) => ({ reason, count }));
    return { read: this.read, created: this.created, unchanged: this.unchanged, skipped };
  }
}

export interface TallyReport {
  readonly read: number;
  readonly created: number;
  readonly unchanged: number;
  readonly skipped: readonly { readonly reason: string; readonly count: number }[];
}

export interface ImportReport {
  readonly articles: TallyReport;
  readonly comments: TallyReport;
  /** Created comments whose parent the file does not have, or whose parent was skipped: they stand at the top level. */
  readonly missingParents: {
    readonly count: number;
    readonly examples: readonly { comment: string; parent: string }[];
  };
}
