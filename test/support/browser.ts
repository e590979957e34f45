import { accessSync, constants, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';

/** Ours alone: those that come with the packed Chromium switch web security off. */
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const INSTALLED = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A Chromium, or why there is none. */
export type FoundBrowser =
  { readonly browser: Browser } | { readonly browser: null; readonly reason: string };

/** Starts the first Chromium that starts: of `$CHROMIUM_PATH`, installed, or packed in `@sparticuz/chromium`. */
export async function startBrowser(): Promise<FoundBrowser> {
  const failures: string[] = [];
  for (const path of [process.env['CHROMIUM_PATH'] || null, installed(), packed]) {
    if (path === null) continue;
    try {
      const executablePath = typeof path === 'string' ? path : await path();
      return { browser: await chromium.launch({ executablePath, args: ARGUMENTS }) };
    } catch (error) {
      const [why] = String(error).split('\n');
      failures.push(`${typeof path === 'string' ? path : '@sparticuz/chromium'}: ${why}`);
    }
  }
  // The reason stands in brackets in the name of the tests, and ends at the first one that closes.
  const reason = `no Chromium starts here: ${failures.join('; ')}`.replaceAll(/[()]/g, '');
  return { browser: null, reason };
}

/** Hears what no page of ours may do: break its Content-Security-Policy, ask another host, fail in a script. */
export class WatchedBrowser {
  private readonly complaints: string[] = [];

  constructor(private readonly browser: Browser) {}

  /** A browser profile of its own, whose relative addresses are those of `origin`. */
  async open(origin: string, { javaScriptEnabled }: { javaScriptEnabled: boolean }): Promise<BrowserContext> {
    const context = await this.browser.newContext({ baseURL: origin, javaScriptEnabled });
    const { host } = new URL(origin);
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (/^https?:$/.test(url.protocol) && url.host !== host) this.complaints.push(`asked ${url.href}`);
    });
    context.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) this.complaints.push(message.text());
    });
    context.on('weberror', (error) => this.complaints.push(String(error.error())));
    return context;
  }

  /** What was heard since it was last asked. */
  takeComplaints(): string[] {
    return this.complaints.splice(0);
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}

function installed(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const paths = INSTALLED.flatMap((name) => folders.map((folder) => join(folder, name)));
  return paths.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

// The packed one looks for its font in /tmp alone, also where the temporary folder is another.
const FONTS = '<fontconfig><dir prefix="relative">fonts</dir></fontconfig>';

/** Unpacks into the temporary folder. The environment that it looks for makes it bring the libraries that a bare system lacks. */
async function packed(): Promise<string> {
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs20.x';
  const { default: chromiumPackage } = await import('@sparticuz/chromium');
  const path = await chromiumPackage.executablePath();
  writeFileSync(join(dirname(path), 'fonts', 'fonts.conf'), FONTS);
  return path;
}
