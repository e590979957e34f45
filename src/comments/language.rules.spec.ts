import { describe, expect, it } from '@jest/globals';
import { franc } from 'franc-min';
import { data } from 'franc-min/data.js';
import { languageOf } from './language.rules.js';

const ADDRESS = 'https://news.example/a-bridge-that-was-promised-for-years';

describe('the language of a text', () => {
  it.each([
    ['en', 'The council has promised this bridge for years, and still nothing has been built.'],
    ['de', 'Der Stadtrat hat diese Brücke seit Jahren versprochen, und noch immer ist nichts gebaut.'],
    ['fr', 'Le conseil a promis ce pont depuis des années, et rien n’a encore été construit.'],
    ['zh', '这座桥多年来一直被承诺，但至今什么都没有建成，大家都很失望。'],
    ['ru', 'Мэр обещал этот мост много лет назад, и до сих пор ничего не построено.'],
    ['ar', 'وعد المجلس بهذا الجسر منذ سنوات ولم يتم بناء أي شيء'],
    ['de', `Der Stadtrat hat diese Brücke seit Jahren versprochen. ${ADDRESS} ${ADDRESS} ${ADDRESS}`],
    [null, ''],
    [null, 'Ja, genau so!'],
    [null, `Ja, genau! ${ADDRESS}`],
    [null, '1234567890 1234567890 1234567890'],
    [null, '👍'.repeat(30)],
  ])('%s: %s', (language, text) => {
    expect(languageOf(text)).toBe(language);
  });

  it('is told by the beginning of a long one', () => {
    expect(languageOf('And still nothing has been built by the council of this town. '.repeat(300))).toBe(
      'en',
    );
  });

  it('is the one that the library would tell', () => {
    const models = Object.values(data).flatMap((languages) => Object.values(languages));
    const [first] = models;
    for (const model of models) {
      const text =
        `${model.split('|').slice(0, 30).join('')} ${first!.split('|').slice(0, 5).join('')}`.trim();
      const told = franc(text.replace(/\s+/gu, ' '), { minLength: 20 });
      expect(languageOf(text)).toBe(Intl.getCanonicalLocales(told)[0]);
    }
  });
});
