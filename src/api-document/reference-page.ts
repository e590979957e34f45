import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { NotHere } from '../platform/errors/problem.js';

/** The one page of the service with scripts: they come from here, and nothing on it is inline. */
export const REFERENCE_CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export const REFERENCE_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Parley: the API</title>
    <link rel="icon" href="/api/docs/favicon-32x32.png">
    <link rel="stylesheet" href="/api/docs/swagger-ui.css">
    <script defer src="/api/docs/swagger-ui-bundle.js"></script>
    <script defer src="/api/docs/start.js"></script>
  </head>
  <body>
    <div id="reference"></div>
    <noscript><p>This page needs JavaScript; <a href="/api/docs.json">the document itself</a> does not.</p></noscript>
  </body>
</html>
`;

const START = `SwaggerUIBundle({ url: '/api/docs.json', dom_id: '#reference', deepLinking: true, validatorUrl: null });\n`;

/** The files of the page, by name. */
const FILES: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

const { resolve } = createRequire(import.meta.url);

export async function referenceFile(name: string): Promise<{ type: string; content: Buffer }> {
  if (name === 'start.js') return { type: 'text/javascript; charset=utf-8', content: Buffer.from(START) };
  const type = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
  if (type === undefined) throw new NotHere('file');
  return { type, content: await readFile(resolve(`swagger-ui-dist/${name}`)) };
}
