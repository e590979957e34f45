import { createContext, type ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import type { CommentView } from '../views.js';

/** What a browser's script adds to a discussion. Links and forms are as they are without it: it hears what they do. */
export interface DiscussionSlots {
  /** A form in the place of the one below the discussion, under the comment that it is about. */
  readonly composer: { readonly commentId: string; readonly form: ComponentChildren } | null;
  /** What there is to know of the discussion by now. */
  readonly news: ComponentChildren;
  /** Where the form below the discussion is: what became of what was posted by it. */
  readonly aboveForm: ComponentChildren;
  /** Under the text that is being typed. */
  readonly belowText: ComponentChildren;
  /** Under a comment: what became of what was done with it. */
  below(comment: CommentView): ComponentChildren;
  /** Beside what can be done with a comment. */
  actions(comment: CommentView): ComponentChildren;
  /** In the place of a comment that the reader does not want to see; null: it is shown. */
  instead(comment: CommentView): ComponentChildren;
}

export const DiscussionSlotsContext = createContext<DiscussionSlots | null>(null);

/** Null where no script runs: on the server, and until a script has begun. */
export const useDiscussionSlots = (): DiscussionSlots | null => useContext(DiscussionSlotsContext);
