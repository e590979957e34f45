import { exampleId } from '../platform/http/examples.js';
import { presentArticle } from './find-article.js';

export const ARTICLE_EXAMPLE = presentArticle({
  id: exampleId('article'),
  threadId: exampleId('thread'),
  slug: 'the-bridge-opens-on-monday',
  headline: 'The bridge opens on Monday',
  byline: 'A. Writer',
  disclosure: 'Sourced from the roads office.',
  bodyHtml: '<p>After two years.</p>',
  editorsNote: null,
  sectionId: exampleId('section'),
  section: 'city',
  sectionName: 'City',
  publishedAt: new Date('2026-11-02T08:00:00Z'),
  canonicalUrl: 'https://news.example/bridge',
  aliases: ['https://news.example/2026/11/bridge'],
  externalId: 'cms-4711',
  state: 'public',
});
