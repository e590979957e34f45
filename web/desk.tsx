import { render } from 'preact';
import type { DeskStart } from '../src/pages/desk/desk-view.js';
import { wordsFor } from '../src/pages/words/words.js';
import { Acts } from './desk/acts.js';
import { App } from './desk/app.js';
import { Decisions } from './desk/decisions.js';
import { Desk } from './desk/desk.js';
import { Dialogs } from './desk/dialogs.js';
import { Keyboard } from './desk/keyboard.js';

/** The moderators' desk: takes over what the server drew, at the same addresses. */
const root = document.getElementById('desk');
if (root !== null) takeOver(root, JSON.parse(root.dataset['start'] ?? '') as DeskStart);

function takeOver(element: HTMLElement, start: DeskStart): void {
  const draw = (): void => render(<App at={at} />, element);
  const desk = new Desk(start, wordsFor(start.site.locale), draw);
  const decisions = new Decisions(desk);
  const dialogs = new Dialogs(desk.changed);
  const acts = new Acts(desk, decisions, dialogs);
  const keyboard = new Keyboard(acts.act);
  const at = { desk, decisions, dialogs, acts, keyboard };
  element.replaceChildren();
  keyboard.listen();
  desk.begin();
}
