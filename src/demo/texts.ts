/** The demonstration's own texts. The town, its people and its harbour are made up. */
export interface DemoComment {
  /** Names the comment for its replies. */
  readonly key: string;
  readonly under?: string;
  readonly name: string;
  readonly text: string;
  /** Hours after the article's publication. */
  readonly hours: number;
  /** Otherwise published. */
  readonly held?: 'links';
  readonly staff?: true;
  /** Rejected afterwards, under this rule. */
  readonly rejectedUnder?: string;
}

export interface DemoArticle {
  readonly slug: string;
  readonly headline: string;
  readonly byline: string;
  readonly disclosure: string;
  readonly editorsNote: string;
  /** Days before the first start. */
  readonly daysAgo: number;
  readonly closeAfterDays?: number;
  readonly body: string;
  readonly comments: readonly DemoComment[];
}

export const SITE = {
  key: 'demo',
  name: 'The Lantern Bay Herald',
  defaultEditorsNote: 'We correct mistakes where they stand and say so at the end of the article.',
  policyLinks: [{ label: 'Policies & Disclosures', href: '/policy' }],
};

export const OPEN_ARTICLE: DemoArticle = {
  slug: 'night-ferry-returns-to-lantern-bay',
  headline: 'After eleven years, the night ferry returns to Lantern Bay',
  byline: 'Ines Okafor, transport correspondent',
  disclosure: 'Sourced from the harbour board, which pays for a third of the new pier.',
  editorsNote: 'An earlier version gave the crossing time as four hours. It is five hours and ten minutes.',
  daysAgo: 1,
  body: `<p>The first passenger ferry since 2015 will leave Lantern Bay on the second Friday of March, shortly before
midnight, and reach the mainland in time for the early trains. The harbour board voted for the service on Tuesday, by five
voices to two.</p>
<p>The ship is second-hand. It has cabins for ninety people, room for forty cars and, after a long argument, a
kitchen. Tickets will cost about as much as the bus and half as much as the flight that the island lost last autumn.</p>
<h2>Who pays</h2>
<p>The island council guarantees the first two winters. If fewer than sixty passengers sail on an average night, it pays the
difference; if more than a hundred and ten do, the operator gives a fifth of the surplus back. Neither side expects to be
right about the number.</p>
<blockquote><p>“A harbour without a night boat is a car park with a view,” said the board’s chair after the vote.</p></blockquote>
<p>Fishers remain divided. The new pier takes forty metres of quay that small boats have used since the old cannery
closed. The board has promised a floating jetty on the northern side, without a date.</p>`,
  comments: [
    {
      key: 'commute',
      name: 'Marta',
      hours: 1,
      text: 'My sister has lived on the mainland for nine years and I have seen her six times. **Finally.**',
    },
    {
      key: 'winters',
      name: 'J. Hallow',
      hours: 2,
      text: 'Two guaranteed winters is not a plan, it is a trial period that we pay for. What happens in the third?',
    },
    {
      key: 'winters-1',
      under: 'winters',
      name: 'Pelle',
      hours: 3,
      text: 'The same that happened to the flight:\n\n> fewer passengers, fewer departures, fewer passengers\n\nI would rather have had a smaller ship for ten years.',
    },
    {
      key: 'winters-2',
      under: 'winters-1',
      name: 'Ines Okafor',
      hours: 4,
      staff: true,
      text: 'The contract has an option for three more years. The board has to decide on it by October of the second year; I will report on that.',
    },
    {
      key: 'winters-3',
      under: 'winters-2',
      name: 'Pelle',
      hours: 5,
      text: 'Thank you, I had not seen that.',
    },
    {
      key: 'winters-4',
      under: 'winters',
      name: 'Old Tom',
      hours: 6,
      text: 'They said two winters in 1988 as well. It sailed for twenty-seven years.',
    },
    {
      key: 'insult',
      name: 'quayside77',
      hours: 7,
      text: 'Whoever voted against this is too stupid to find the harbour.',
      rejectedUnder: 'abuse',
    },
    {
      key: 'insult-1',
      under: 'insult',
      name: 'R. Vance',
      hours: 8,
      text: 'I know both of them. They asked who clears the ice, and nobody had an answer. Still a fair question.',
    },
    {
      key: 'jetty',
      name: 'Skipper of the Annika',
      hours: 10,
      text: 'Forty metres of quay is nine boats. “Without a date” means after the season. We have asked for:\n\n1. the jetty first,\n2. then the pier.',
    },
    {
      key: 'offers',
      name: 'Ticket Finder',
      hours: 12,
      held: 'links',
      text: 'Compare fares: https://fares.example https://ships.example https://cabins.example',
    },
  ],
};

export const CLOSED_ARTICLE: DemoArticle = {
  slug: 'library-keeps-its-sunday-hours',
  headline: 'The library keeps its Sunday hours, and loses a reading room',
  byline: 'Jonah Feld',
  disclosure: 'Sourced from council papers; the author is a member of the Friends of the Library.',
  editorsNote: 'The figures for visitors were added after publication, at a reader’s request.',
  daysAgo: 30,
  closeAfterDays: 14,
  body: `<p>Lantern Bay’s library will stay open on Sundays. The council found the money on Monday evening by giving up the
reading room on the second floor, which will be let to the music school from January.</p>
<p>On an average Sunday last year 212 people came, more than on any weekday. Most stayed for over an hour; a third came for
the heating, the librarian says, “and a third of those went home with a book”.</p>
<p>The reading room’s newspapers move to the ground floor. The large table does not fit through the door through which it must
once have come, and stays.</p>`,
  comments: [
    {
      key: 'table',
      name: 'Aurelio',
      hours: 3,
      text: 'Somebody built that table *in* the room. My grandfather said he held the lamp.',
    },
    {
      key: 'table-1',
      under: 'table',
      name: 'Bea',
      hours: 5,
      text: 'Then the music school gets the best table on the island.',
    },
    {
      key: 'heating',
      name: 'K.',
      hours: 20,
      text: 'I was one of those who came for the heating. I am on my eleventh book.',
    },
  ],
};
