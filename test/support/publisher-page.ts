import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** As docs/embedding.md asks: what follows a discussion is not drawn in its place before the script is there. */
const ROOM = 'parley-thread:not(:defined) { display: block; min-block-size: 100vh; }';

/** A publisher's own website, on another origin than the service: one page, under a strict Content-Security-Policy. */
export class PublisherPage {
  private constructor(
    private readonly server: Server,
    readonly origin: string,
  ) {}

  /** @param body of the page; `SERVICE` in it becomes the service's origin, `ARTICLE` what follows the page's own origin */
  static async start(service: string, body: string): Promise<PublisherPage> {
    const csp = `default-src 'none'; script-src ${service}; connect-src ${service}; style-src 'self'; base-uri 'none'; img-src data:; form-action 'none'`;
    const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A publisher's own page</title>
      <meta name="color-scheme" content="light dark"><link rel="icon" href="data:,"><link rel="stylesheet" href="/site.css"><link rel="canonical" href="https://herald.example/bridge"></head><body>${body}</body></html>`;
    const server = createServer((request, response) => {
      if (request.url === '/site.css')
        return void response.writeHead(200, { 'content-type': 'text/css' }).end(ROOM);
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': csp })
        .end(page.replaceAll('SERVICE', service).replaceAll('ARTICLE', request.url!.slice(1)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new PublisherPage(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
