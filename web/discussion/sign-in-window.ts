/** How often, in milliseconds, it is looked whether somebody has closed the window. */
const LOOKED = 500;

/** Asks in a window of the service who somebody is. @returns a session; null where they closed it */
export function askInWindow(origin: string, site: string | null): Promise<string | null> {
  const query = new URLSearchParams({ origin: location.origin, ...(site !== null && { site }) });
  const window = open(
    `${origin}/sign-in/embedded?${query.toString()}`,
    'parley-sign-in',
    'popup,width=480,height=640',
  );
  return new Promise((resolve) => {
    const done = (session: string | null): void => {
      clearInterval(looking);
      removeEventListener('message', hear);
      resolve(session);
    };
    const hear = (event: MessageEvent<{ parleySession?: unknown } | null>): void => {
      const session = event.origin === origin && event.source === window ? event.data?.parleySession : null;
      if (typeof session !== 'string') return;
      window?.close();
      done(session);
    };
    const looking = setInterval(() => (window === null || window.closed) && done(null), LOOKED);
    addEventListener('message', hear);
  });
}
