import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileWords, findPhrases, type PhraseHit } from './words.rules.js';

const hits = (phrases: readonly string[], text: string): PhraseHit[] =>
  findPhrases(compileWords({ held: phrases, refused: [] }), text);

/** What a publisher may have listed, with what is easily hit by mistake. */
const LISTED = [
  'spam',
  'viagra',
  'shit',
  'ass',
  'cunt',
  'cock',
  'sex',
  'bad',
  'hell',
  'tit',
  'cop',
  'bot',
  'ano',
  'schwul',
  'sik',
  'jap',
  'jalapeno',
  'paypal',
  'casino',
  'free money',
  'buy now',
  'спам',
  'πουλί',
];

describe('what is caught', () => {
  it.each<[string, string, string]>([
    ['SPAM', 'spam', ''],
    ['Spam,', 'spam', ''],
    ['spam2000', 'spam', ''],
    ['"spam"', 'spam', ''],
    ['spam/ham', 'spam', ''],
    ['ｓｐａｍ', 'spam', ''],
    ['𝓼𝓹𝓪𝓶', 'spam', ''],
    ['𝔰𝔭𝔞𝔪', 'spam', ''],
    ['𝚜𝚙𝚊𝚖', 'spam', ''],
    ['ⓢⓟⓐⓜ', 'spam', ''],
    ['🅂🄿🄰🄼', 'spam', ''],
    ['sp\u200bam', 'spam', ''],
    ['s\u00adp\u2060a\ufeffm', 'spam', ''],
    ['sp\u{e0061}am', 'spam', ''],
    ['sp\ufe0fam', 'spam', ''],
    ['free\nmoney', 'free money', ''],
    ['FREE -- money', 'free money', ''],
    ['free\u3164money', 'free money', ''],
    ['spám', 'spam', 'accents'],
    ['śṕàm', 'spam', 'accents'],
    ['s\u0336p\u0336a\u0336m\u0336', 'spam', 'accents'],
    ['frée mônéy', 'free money', 'accents'],
    ['c\u0301unt', 'cunt', 'accents'],
    ['sраm', 'spam', 'letters that look alike'],
    ['раураl', 'paypal', 'letters that look alike'],
    ['ѕех', 'sex', 'letters that look alike'],
    ['VІАGRА', 'viagra', 'letters that look alike'],
    ['vіagra', 'viagra', 'letters that look alike'],
    ['viαgra', 'viagra', 'letters that look alike'],
    ['νiagra', 'viagra', 'letters that look alike'],
    ['ΒAD', 'bad', 'letters that look alike'],
    ['САSINО', 'casino', 'letters that look alike'],
    ['shiТ', 'shit', 'letters that look alike'],
    ['сοсk', 'cock', 'letters that look alike'],
    ['cաsino cօck', 'cock', 'letters that look alike'],
    ['ᏚᏢᎪᎷ', 'spam', 'letters that look alike'],
    ['ꓢꓑꓮꓟ', 'spam', 'letters that look alike'],
    ['ꜱᴘᴀᴍ', 'spam', 'letters that look alike'],
    ['viaɡra', 'viagra', 'letters that look alike'],
    ['cпaм', 'спам', 'letters that look alike'],
    ['frее mоnеy', 'free money', 'letters that look alike'],
    ['v14gr4', 'viagra', 'digits or signs for letters'],
    ['sh1t', 'shit', 'digits or signs for letters'],
    ['5h1t', 'shit', 'digits or signs for letters'],
    ['$h!t', 'shit', 'digits or signs for letters'],
    ['a$$', 'ass', 'digits or signs for letters'],
    ['A$$!', 'ass', 'digits or signs for letters'],
    ['@ss', 'ass', 'digits or signs for letters'],
    ['b@d', 'bad', 'digits or signs for letters'],
    ['sp4m!!!', 'spam', 'digits or signs for letters'],
    ['¢unt', 'cunt', 'digits or signs for letters'],
    ['s€x', 'sex', 'digits or signs for letters'],
    ['h3ll', 'hell', 'digits or signs for letters'],
    ['t1t', 'tit', 'digits or signs for letters'],
    ['c0ck', 'cock', 'digits or signs for letters'],
    ['fr33 m0n3y', 'free money', 'digits or signs for letters'],
    ['spaaam', 'spam', 'letters repeated'],
    ['sssspppaaammmm', 'spam', 'letters repeated'],
    ['asssss', 'ass', 'letters repeated'],
    ['aaassss', 'ass', 'letters repeated'],
    ['heeelllll', 'hell', 'letters repeated'],
    ['freeee mooooney', 'free money', 'letters repeated'],
    ['s p a m', 'spam', 'letters apart'],
    ['S P A M', 'spam', 'letters apart'],
    ['s.p.a.m', 'spam', 'letters apart'],
    ['s-p-a-m', 'spam', 'letters apart'],
    ['s*p*a*m', 'spam', 'letters apart'],
    ['s_p_a_m', 'spam', 'letters apart'],
    ['s/p/a/m', 'spam', 'letters apart'],
    ['s ~ p ~ a ~ m', 'spam', 'letters apart'],
    ['s🔥p🔥a🔥m', 'spam', 'letters apart'],
    ['s\np\na\nm', 'spam', 'letters apart'],
    ['buy a s p a m', 'spam', 'letters apart'],
    ['sp*am', 'spam', 'letters apart'],
    ['s**pa**m', 'spam', 'letters apart'],
    ['vi-ag-ra', 'viagra', 'letters apart'],
    ['f r e e  m o n e y', 'free money', 'letters apart'],
    ['free m o n e y', 'free money', 'letters apart'],
    ['с п а м', 'спам', 'letters apart'],
    ['s р a м', 'spam', 'letters that look alike, letters apart'],
    ['v í 4 g r a', 'viagra', 'accents, digits or signs for letters, letters apart'],
    ['frее m0n3y', 'free money', 'digits or signs for letters, letters that look alike'],
    [
      'vііí14gr4',
      'viagra',
      'letters that look alike, accents, digits or signs for letters, letters repeated',
    ],
  ])('%j is %s: %s', (text, phrase, as) => {
    for (const around of [text, `so ${text} there`, `(${text})\n`]) {
      const hit = hits(LISTED, around).find((one) => one.phrase === phrase);
      expect({ around, as: hit && [...hit.as].sort().join(', ') }).toEqual({
        around,
        as: as.split(', ').sort().join(', '),
      });
    }
  });
});

describe('what is spared', () => {
  it.each([
    'A classic class in Scunthorpe, with assessment and a cocktail in Essex.',
    'Middlesex, Sussex and Penistone; Arsenal and Dickens.',
    'the shiitake, the title, the titan, the constitution',
    'pass the bass and the grass',
    'as shown, as so often',
    'pass pam the salt',
    'it is hit, and this hit is it',
    'his hit',
    'has sent',
    'a ss',
    'as s',
    '3 as 4',
    'as $5',
    'It costs $5, A$55, US$5 or 5$ a piece.',
    'A$5 a kilo',
    '4 s 5',
    '455',
    '5 5 5',
    'the A55 and the A5, an AS5',
    '5am, 9am, 10am, 1st, 90s, 7th',
    'mp3, h2o, b2b, covid19, iphone5, r2d2',
    'The 3 ex 5',
    'Wow! It is hot!',
    'I was so! It did.',
    'spa m',
    'sp am',
    'spa.m',
    'Go to the spa. Many do.',
    'badd, baad, baddd',
    'shiit',
    'coock',
    'asss',
    'tiit',
    'ases',
    'helll',
    'hel l',
    'he ll come',
    "he'll, she'll, we'll",
    "it's a s'il",
    'jalapeños',
    'U.S.A., e.g. a p.m.',
    'J. R. R. Tolkien and A. A. Milne',
    'plan A, B, C and D',
    'vitamin B, A, D3',
    'free potato money',
    'money free',
    'buy it now',
    'C++ and C#, f(x) = x + 1',
    'a+s+d on the keyboard',
    'half-baked, well-being, co-operation',
    'https://example.com/as/sets?sp=am',
    'mail@example.com',
    '**bold** and _it_ is',
    '🙂🙂🙂 !!! ??? ***',
    'Вот так, и это хорошо.',
    'Кот сидит там, где вырос сад; сор из избы не выносят.',
    'На дворе трава, на траве дрова. Сор, сор, рот и нос.',
    'Он вор? Нет: сор в глаз попал.',
    'У кота ус, у сома рот: вот и весь сор.',
    'Το πουλι πετάει ψηλά και το νερό τρέχει.',
    'Η Αθήνα είναι η πρωτεύουσα της Ελλάδας.',
    'El año pasado comimos jalapeños en casa, señor.',
    'Ce n’est pas là que l’on a bâti l’abbaye, où qu’il y a s’assied.',
    'Es war schwül, und die Straße lag im Maß der Masse.',
    'Bugün hava çok güzel; ışık yandı, çocuklar şarkı söylüyor.',
    'Schifffahrt und Betttuch, Seeelefant',
    'Zażółć gęślą jaźń, proszę pana.',
    'Jäääär ja töööö',
    'שלום לכולם, זה טקסט רגיל',
    'مرحبا بكم في هذا النص العادي',
    '这是一个普通的句子。',
    'これは普通の文です。',
    'Это IT-отдел: SMSка, Wi-Fi и USB.',
    'Ο κώδικας HTML και το CSS.',
    'हिन्दी में एक साधारण वाक्य है।',
    'Đây là một câu bình thường.',
    'Բարև ձեզ, ինչպես եք',
  ])('%j', (text) => {
    expect(hits(LISTED, text)).toEqual([]);
  });

  it('is an accent that makes another letter, and one that was listed', () => {
    expect(hits(['año'], 'ano')).toEqual([]);
    expect(hits(['péché'], 'peche pêche')).toEqual([]);
    expect(hits(['péché'], 'PÉCHÉ')).toHaveLength(1);
  });

  it('is a word of two letters in whatever looks like it', () => {
    expect(hits(['as', 'go'], 'g0 á5 a s aaaas')).toEqual([]);
    expect(hits(['go away'], 'go aw4y')).toHaveLength(1);
  });
});

describe('any phrase', () => {
  const letter = fc.oneof(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), fc.constantFrom(...'ailnst'));
  const word = fc.array(letter, { minLength: 3, maxLength: 8 }).map((letters) => letters.join(''));
  const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
  const some = fc.infiniteStream(fc.boolean());

  const replaced = (text: string, by: Readonly<Record<string, string>>, which: Iterator<boolean>): string =>
    [...text].map((one) => (by[one] !== undefined && which.next().value ? by[one] : one)).join('');

  const alike = { a: 'а', c: 'с', e: 'е', i: 'і', o: 'о', p: 'р', x: 'х', y: 'у', s: 'ѕ', j: 'ј', b: 'Β' };
  const accented = { a: 'à', e: 'é', i: 'î', o: 'ó', u: 'ú', c: 'ć', s: 'ś', z: 'ż' };
  /** Only in words that go on with two letters: "5am" is an hour. */
  const leet = (text: string): string =>
    text.replace(
      /(?<=[a-z])[aeilost](?=[a-z]{2})/g,
      (one) => ({ a: '4', e: '3', i: '1', l: '1', o: '0', s: '5', t: '7' })[one]!,
    );
  const DISGUISES: Readonly<Record<string, (text: string, which: Iterator<boolean>) => string>> = {
    case: (text, which) => [...text].map((one) => (which.next().value ? one.toUpperCase() : one)).join(''),
    'full width': (text) =>
      text.replace(/[a-z]/g, (one) => String.fromCodePoint(one.codePointAt(0)! + 0xfee0)),
    'zero width': (text) => [...text].join('\u200b'),
    'look-alike letters': (text, which) => replaced(text, alike, which),
    accents: (text, which) => replaced(text, accented, which),
    'digits and signs': leet,
    'letters repeated': (text, which) =>
      [...text].map((one) => (one !== ' ' && which.next().value ? one.repeat(4) : one)).join(''),
    'letters apart by spaces': (text) => [...text.replaceAll(' ', '')].join(' '),
    'letters apart by stars': (text) => [...text.replaceAll(' ', '')].join('*'),
    'letters apart by full stops': (text) => [...text.replaceAll(' ', '')].join('. '),
    'a line end': (text) => text.replaceAll(' ', '\n'),
  };

  it.each(Object.keys(DISGUISES))('is found in disguise: %s', (name) => {
    fc.assert(
      fc.property(phrase, fc.array(phrase, { maxLength: 5 }), some, (wanted, others, which) => {
        const text = `Once ${DISGUISES[name]!(wanted, which)} upon`;
        return hits([...others, wanted], text).some(({ phrase: found }) => found === wanted);
      }),
    );
  });

  it('is not found among plain words of which none is one of its own', () => {
    const plain = fc
      .array(
        word.filter((one) => !/(.)\1\1/.test(one)),
        { minLength: 1, maxLength: 40 },
      )
      .map((words) => new Set(words));
    fc.assert(
      fc.property(plain, fc.array(word, { maxLength: 40 }), (words, listed) => {
        const others = listed.filter((one) => !words.has(one));
        return hits(others, [...words].join(' ')).length === 0;
      }),
    );
  });

  it('is not found in what is spared, whatever stands around it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('as', 'shown', '$5', '3', 'class', 'sp', 'am', 'it', 'is', 'hit')),
        (words) => hits(['ass', 'spam', 'shit'], words.join(' ')).length === 0,
      ),
    );
  });

  it('is found in time by the length of the text, whatever it is', () => {
    const words = Array.from({ length: 50 }, (_, index) => 'a'.repeat(index + 3));
    for (const text of [
      'a '.repeat(5_000),
      'a!'.repeat(10_000),
      '*'.repeat(19_000) + 'a',
      '1'.repeat(20_000),
      'а'.repeat(10_000),
    ])
      expect(hits(words, text).length).toBeLessThanOrEqual(20);
  });
});
