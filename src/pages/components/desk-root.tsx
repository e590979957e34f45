import type { ComponentChildren } from 'preact';
import type { DeskStart } from '../desk/desk-view.js';

/** What the desk's script replaces, with what it begins with. */
export const DeskRoot = ({ start, children }: { start: DeskStart; children: ComponentChildren }) => (
  <div id="desk" data-start={JSON.stringify(start)}>
    {children}
  </div>
);
