import { expect } from '@jest/globals';
import type { Client } from './client.js';
import { browserOf } from './forms.js';
import { TestService, type Person } from './service.js';

/** A service with a publisher and one of a section, each at a browser, as the pages for publishers are tried. */
export interface Office {
  readonly service: TestService;
  readonly anyone: Client;
  readonly publisher: Person;
  readonly page: Client;
  /** Of the section `sport` alone; there is `city` beside it. */
  readonly limited: Client;
  readonly sectionOf: (slug: string, section: string) => Promise<void>;
  /** Ends it, and holds that every stored count is right. */
  readonly close: () => Promise<void>;
}

export async function openOffice(): Promise<Office> {
  const service = await TestService.start();
  const publisher = await service.person('publisher', 'Paula Publisher');
  await service.addSection('city');
  const sport = await service.addSection('sport');
  const person = await service.person('publisher', 'Lia Limited');
  await service.limit(person, [sport]);
  return {
    service,
    anyone: service.anyone().fromRoot().with({ accept: 'text/html' }),
    publisher,
    page: await browserOf(service, publisher),
    limited: await browserOf(service, person),
    sectionOf: async (slug, section) => {
      await service.database.query(
        'UPDATE articles SET section_id = (SELECT id FROM sections WHERE key = $2) WHERE slug = $1',
        [slug, section],
      );
    },
    close: async () => {
      try {
        expect(await service.differences()).toEqual([]);
      } finally {
        await service.stop();
      }
    },
  };
}
