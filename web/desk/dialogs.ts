import type { Action } from '../../src/moderation/decide.js';
import type { Which } from './bulk.js';

/** What stands above the page; one at a time. */
export type Open =
  | { readonly kind: 'none' }
  | { readonly kind: 'rules'; readonly chosen: string | null; readonly choose: (rule: string) => void }
  | {
      readonly kind: 'bulk';
      readonly which: Which;
      /** In words. */
      readonly what: string;
      readonly action: Action;
      /** Of authors, by comments. */
      readonly names: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'help' };

export class Dialogs {
  open: Open = { kind: 'none' };

  constructor(private readonly changed: () => void) {}

  show(open: Open): void {
    this.open = open;
    this.changed();
  }

  readonly close = (): void => this.show({ kind: 'none' });
}
