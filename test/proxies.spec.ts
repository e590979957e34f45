import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, post } from './support/articles.js';
import { expectProblem } from './support/problems.js';
import { TestService } from './support/service.js';

const CLAIMED = '203.0.113.9';

describe.each([
  ['from nobody', [], '127.0.0.0/24'],
  ['from another network', ['10.0.0.0/8', '::1'], '127.0.0.0/24'],
  ['from a proxy by its address', ['127.0.0.1'], '203.0.113.0/24'],
  ['from a proxy of a network', ['10.0.0.0/8', '127.0.0.0/8'], '203.0.113.0/24'],
])('what a proxy says of a request is believed %s', (_whom, trustedProxies, prefix) => {
  const isTrusted = prefix.startsWith('203');
  let service: TestService;
  let threadId: string;

  beforeAll(async () => {
    service = await TestService.start({ trustedProxies, production: true });
    threadId = (await hostArticle((await service.person('publisher')).client)).threadId;
    await service.addSite('other');
  });

  afterAll(() => service.stop());

  it('as to the address that a comment came from', async () => {
    const spoofs: Record<string, string>[] = [
      { 'x-forwarded-for': CLAIMED },
      { 'x-forwarded-for': `198.51.100.1, ${CLAIMED}` },
      { 'x-forwarded-for': CLAIMED, 'x-real-ip': '198.51.100.2', forwarded: 'for=198.51.100.3' },
    ];
    for (const spoof of spoofs) {
      const { status, body } = await post(service.anyone().with(spoof), threadId);
      expect(status).toBe(201);
      const [stored] = await service.database.query<{ prefix: string }>(
        'SELECT ip_prefix AS prefix FROM comment_revisions WHERE comment_id = $1',
        [body.comment.id],
      );
      expect(stored!.prefix).toBe(prefix);
    }
  });

  it('as to the host, and so the site', async () => {
    const asked = await service
      .anyone()
      .with({ 'x-forwarded-host': 'other.example' })
      .get(`/threads/${threadId}/comments`);
    if (isTrusted) expectProblem(asked, 404, 'not_found');
    else expect(asked.status).toBe(200);
  });

  it('as to TLS, and so whether a browser stays with it', async () => {
    const header = async (headers: Record<string, string>): Promise<string | null> =>
      (await service.anyone().with(headers).get('/articles')).headers.get('strict-transport-security');
    expect(await header({ 'x-forwarded-proto': 'https' })).toBe(isTrusted ? 'max-age=31536000' : null);
    expect(await header({})).toBeNull();
  });

  it('as to the id of the request', async () => {
    const { headers } = await service.anyone().with({ 'x-request-id': 'edge-1' }).get('/articles');
    expect(headers.get('x-request-id') === 'edge-1').toBe(isTrusted);
  });
});
