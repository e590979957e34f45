import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle } from './support/articles.js';
import { fieldOf, sendForm, textOf } from './support/forms.js';
import { openOffice, type Office } from './support/office.js';

const DAY = 86_400_000;

let office: Office;
let service: Office['service'];
let anyone: Office['anyone'];
let publisher: Office['publisher'];
let page: Office['page'];
let limited: Office['limited'];
let sectionOf: Office['sectionOf'];

beforeAll(async () => {
  office = await openOffice();
  ({ service, anyone, publisher, page, limited, sectionOf } = office);
});

afterAll(() => office.close());

describe('the control of a discussion on the page of its article', () => {
  const controlOf = async (slug: string, client = page): Promise<string> => {
    const { body } = await client.get(`/articles/${slug}`);
    return textOf(/<section class="discussion-control"[^]*?<\/section>/.exec(body as string)?.[0] ?? '');
  };
  const host = async (section: string, days: number): Promise<string> => {
    const publishedAt = new Date(Date.now() - days * DAY).toISOString();
    const { article } = await hostArticle(publisher.client, { publishedAt });
    await sectionOf(article.slug, section);
    return article.slug;
  };

  it('tells which level closed it, and leads to its policy', async () => {
    await service.addSection('short');
    await sendForm(page, '/console/closing/section:short', {
      ...{ version: '0', do: 'save', closeAfterDays: 'value', 'closeAfterDays.value': '7' },
    });
    const slug = await host('short', 10);
    expect(await controlOf(slug)).toMatch(
      /Closed\. Closed 7 days after publication, .*Decided by: section short\. Closing policy/,
    );
    expect((await page.get(`/articles/${slug}`)).body).toContain('href="/console/closing/section:short"');
    expect(await controlOf(slug, anyone)).toBe('');
    expect(await controlOf(slug, limited)).toBe('');
    await sendForm(page, `/articles/${slug}/close`, {});
    expect(await controlOf(slug)).toMatch(
      /Closed by the editors .*Decided by: this discussion, set by hand\./,
    );
  });

  it('tells what will close it, when, and by which level', async () => {
    expect(await controlOf(await host('city', 1))).toContain('Open. Nothing is set that would close it.');
    expect(await controlOf(await host('short', 1))).toMatch(
      /Open\. Closes .+: its days since publication are over\. Decided by: section short\./,
    );
  });

  it('closes at a time of the site, and reopens until one', async () => {
    await service.database.query("UPDATE sites SET time_zone = 'Europe/Berlin'");
    const slug = await host('city', 1);
    const { status } = await sendForm(page, `/articles/${slug}/close`, {
      at: '2031-11-02T18:00',
      message: '',
    });
    expect(status).toBe(303);
    const { body: thread } = await service.anyone().get(`/articles/${slug}/thread`);
    expect(thread.closing).toMatchObject({ state: 'open', closesAt: '2031-11-02T17:00:00.000Z' });
    expect(await controlOf(slug)).toMatch(/Closes November 2, 2031.*Decided by: this discussion/);
    await sendForm(page, `/articles/${slug}/close`, { at: '' });
    await sendForm(page, `/articles/${slug}/reopen`, { until: '2031-07-02T18:00' });
    const { body: reopened } = await service.anyone().get(`/articles/${slug}/thread`);
    expect(reopened.closing.state).toBe('open');
    const [row] = await service.database.query<{ until: Date }>(
      'SELECT manual_until AS until FROM threads WHERE id = $1',
      [reopened.id],
    );
    expect(row!.until.toISOString()).toBe('2031-07-02T16:00:00.000Z');
  });

  it('shows a time that is none, or past, at its field, with what was typed', async () => {
    const slug = await host('city', 1);
    const typed = { at: 'soon', message: 'Enough.' };
    const close = await sendForm(page, `/articles/${slug}/close`, typed);
    expect(close.status).toBe(400);
    expect(fieldOf(close.body, 'at')).toMatch(/value="soon"[^>]*aria-invalid="true"/);
    expect(fieldOf(close.body, 'message')).toContain('value="Enough."');
    await sendForm(page, `/articles/${slug}/close`, {});
    const reopen = await sendForm(page, `/articles/${slug}/reopen`, { until: '2020-01-01T00:00' });
    expect(reopen.status).toBe(400);
    expect(textOf(reopen.body)).toContain('That time lies in the past');
    expect(fieldOf(reopen.body, 'until')).toContain('aria-describedby="form-problem"');
    const back = await page.get(`/articles/${slug}/reopen?reply-to=1`);
    expect([back.status, back.headers.get('location')]).toEqual([303, `/articles/${slug}?reply-to=1`]);
  });
});
