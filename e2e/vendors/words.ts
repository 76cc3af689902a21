// Words for the vendors' answers, all made up for these tests.

export type FakeReview = {
  author: string
  title: string
  text: string
  /** 1 to 10; null where none were given. */
  stars: number | null
  isSpoiler?: boolean
  day: string
}

/** From glad to sad; they speak of story, acting, music, pace, pictures and ending. */
export const REVIEWS: FakeReview[] = [
  {
    author: 'lampkeeper',
    title: 'A light in the fog',
    text: 'What a wonderful film. The acting is superb from the first scene, and the story of the old harbour town moved me to tears. One of the best evenings I have had in a cinema.',
    stars: 10,
    day: '2021-03-14',
  },
  {
    author: 'Orla Venn',
    title: 'Beautifully made',
    text: 'The photography is gorgeous and the music stays with you for days.\n\nThe pacing is perfect, not a minute is wasted. I loved it and will watch it again.',
    stars: 9,
    day: '2020-11-02',
  },
  {
    author: 'third_row_left',
    title: 'Dull, dull, dull',
    text: 'A terrible waste of time. The plot makes no sense, the dialogue is awful and the lead actor looks bored. I nearly fell asleep twice.',
    stars: 2,
    day: '2022-06-30',
  },
  {
    author: 'Tamsin Roe',
    title: 'Has its moments',
    text: 'Some of it works and some of it does not. The first half is fine, the second half is slower, and I am still not sure what I think of it.',
    stars: 6,
    day: '2019-08-21',
  },
  {
    author: 'mapmaker',
    title: 'The ending',
    text: 'The ending, in which the map turns out to be blank, is brilliant. The twist gives the whole story a new meaning. A great performance by the daughter.',
    stars: null,
    isSpoiler: true,
    day: '2023-01-05',
  },
  {
    author: 'Bertil K.',
    title: 'Annoying',
    text: 'Badly directed and far too long. The jokes are not funny, the special effects look cheap and the ending is a disappointment. Avoid it.',
    stars: 1,
    day: '2018-12-12',
  },
]

/** A long one, so that pages have something to fold. */
export const LONG_REVIEW: FakeReview = {
  author: 'Quill',
  title: 'I have a lot to say',
  text: Array.from(
    { length: 12 },
    (_, i) =>
      `Part ${i + 1}. The harbour is filmed with great care, the actors trust each other, and the score never shouts. I kept thinking of the lighthouse long after it was over.`,
  ).join('\n\n'),
  stars: 8,
  day: '2017-04-09',
}

/** What no page may ever run or show as a tag. */
export const HOSTILE_REVIEW: FakeReview = {
  author: 'b<b>old',
  title: 'Tags & tricks',
  text: 'I <b>enjoyed</b> it a lot, a lovely and charming film. <script>window.wasHacked = true</script><img src=x onerror="window.wasHacked = true"> Five &lt;stars&gt;.',
  stars: 7,
  day: '2021-09-09',
}

const FIRST = [
  'Ada',
  'Bruno',
  'Cleo',
  'Dario',
  'Edda',
  'Fynn',
  'Greta',
  'Hugo',
  'Ines',
  'Jonas',
  'Kaia',
  'Levi',
]
const LAST = [
  'Marlow',
  'Northcote',
  'Ostrander',
  'Pell',
  'Quist',
  'Rademaker',
  'Solberg',
  'Thackeray',
]

/** An invented name, the same for the same number. */
export function inventedName(n: number): string {
  return `${FIRST[n % FIRST.length]} ${LAST[(n * 5 + Math.floor(n / 12)) % LAST.length]}`
}

/** An overview in our own words. */
export const OVERVIEW =
  'When the keeper of a remote lighthouse finds a map of an island that no chart shows, three strangers have to trust each other for one long winter. What they look for, and what they find, are not the same thing.'

export const TAGLINE = 'Every light hides something.'

export const BIOGRAPHY =
  'Grew up above a bakery near a harbour and first stood on a stage at nine, as a lamp post.\n\nAfter years with a travelling company came the first part in a film, and with it the habit of reading every script aloud to a cat.'
