import { useEffect, useState } from 'preact/hooks';
import { useReaderWords } from '../../src/pages/components/page-context.js';
import type { Composer } from './composer.js';
import { leftToType } from './graphemes.js';
import { draft, guestFields } from './kept.js';

interface Typing {
  readonly left: number | null;
  readonly isRestored: boolean;
}

const NOTHING: Typing = { left: null, isRestored: false };

/** Keeps what is being typed, and gives it back where somebody had begun. */
export function useTyping(
  root: HTMLElement,
  threadId: string,
  composer: Composer | null,
  most: number,
): Typing {
  const [typing, setTyping] = useState(NOTHING);
  const about = composer === null ? '' : composer.kind === 'reply' ? composer.commentId : null;

  useEffect(() => {
    const form = root.querySelector<HTMLFormElement>('.respond form');
    const textarea = form?.querySelector('textarea');
    if (!form || !textarea || about === null) return;
    const kept = draft(threadId, about);
    const restored = textarea.value === '' ? kept.read() : '';
    if (restored !== '') textarea.value = restored;
    setTyping({ left: leftToType(textarea.value, most), isRestored: restored !== '' });
    const { name, email } = guestFields.read();
    fill(form, 'name', name);
    fill(form, 'email', email);
    const onInput = (): void => {
      kept.write(textarea.value);
      setTyping({ left: leftToType(textarea.value, most), isRestored: false });
    };
    textarea.addEventListener('input', onInput);
    return () => textarea.removeEventListener('input', onInput);
  }, [root, threadId, about, most]);
  return typing;
}

function fill(form: HTMLFormElement, name: string, value: string): void {
  const input = form.elements.namedItem(name);
  if (input instanceof HTMLInputElement && input.value === '') input.value = value;
}

/** What there is to say of the text: how much may still be typed, and that it was here before. */
export function TextStatus({ typing: { left, isRestored } }: { typing: Typing }) {
  const words = useReaderWords().form;
  return (
    <p class="hint text-status" role="status">
      {isRestored && words.restored} {left !== null && words.left(left)}
    </p>
  );
}
