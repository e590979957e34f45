import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useWords } from '../../src/pages/components/page-context.js';

/** A dialog above the page: Escape closes it, and the focus goes back to where it was. */
export function Modal({
  id,
  heading,
  close,
  children,
}: {
  id: string;
  heading: string;
  close: () => void;
  children: ComponentChildren;
}) {
  const { deskApp } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current!;
    const before = document.activeElement;
    shown.showModal();
    return () => {
      shown.close();
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class="desk-dialog"
      aria-labelledby={`${id}-heading`}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <h2 id={`${id}-heading`}>{heading}</h2>
      {children}
      <p class="row">
        <button type="button" onClick={close}>
          {deskApp.close}
        </button>
      </p>
    </dialog>
  );
}
