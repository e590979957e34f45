import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useDesk } from './context.js';

/** The heading of what is worked on: the focus is here after every move. */
export function Heading({ children, class: name }: { children: ComponentChildren; class?: string }) {
  const { desk } = useDesk();
  const heading = useRef<HTMLHeadingElement>(null);
  const { moved } = desk;
  useLayoutEffect(() => {
    document.title = `${heading.current?.textContent} – ${desk.start.site.name}`;
  });
  useLayoutEffect(() => {
    if (moved === 0 || document.querySelector('dialog[open]') !== null) return;
    heading.current?.focus({ preventScroll: true });
    // The next card begins at its beginning, wherever the last one was left.
    if ((heading.current?.getBoundingClientRect().top ?? 0) < 0)
      heading.current?.scrollIntoView({ block: 'start' });
  }, [moved]);
  return (
    <h1 ref={heading} tabIndex={-1} class={name}>
      {children}
    </h1>
  );
}
