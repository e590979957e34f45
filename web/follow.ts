/** Milliseconds after which a stream that was refused is asked for again; one that broke, the browser opens by itself. */
const REFUSED = 15_000;

/**
 * Hears a stream of events while somebody looks at the page.
 * @param heard whether it is heard at all
 * @returns what ends it
 */
export function follow(
  address: string,
  hear: (data: string) => void,
  heard: (isHeard: boolean) => void = () => undefined,
): () => void {
  let source: EventSource | null = null;
  let again: ReturnType<typeof setTimeout> | undefined;
  const close = (): void => {
    clearTimeout(again);
    source?.close();
    source = null;
  };
  const open = (): void => {
    if (source !== null || document.hidden) return;
    source = new EventSource(address);
    source.onopen = () => heard(true);
    source.onmessage = ({ data }: MessageEvent<string>) => hear(data);
    source.onerror = () => {
      heard(false);
      if (source?.readyState !== EventSource.CLOSED) return;
      close();
      again = setTimeout(open, REFUSED * (1 + Math.random()));
    };
  };
  const onVisible = (): void => (document.hidden ? close() : open());
  document.addEventListener('visibilitychange', onVisible);
  open();
  return () => {
    document.removeEventListener('visibilitychange', onVisible);
    close();
  };
}
