import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseStars } from './draft'
import { readReviewFile } from './read-file'

const read = (name: string, text: string) =>
  readReviewFile({ name, bytes: new TextEncoder().encode(text) })

describe('readReviewFile', () => {
  it('reads a text as one review, or as many as lines of dashes part', () => {
    expect(read('pasted text', 'A fine film.\n\nTruly.').reviews).toMatchObject([
      { text: 'A fine film.\n\nTruly.', stars: null },
    ])
    const { kind, reviews } = read('x.txt', '8/10\nGood.\n---\n★★☆☆☆\nBad.\n***\n\n')
    expect(kind).toBe('text')
    expect(reviews.map(({ text, stars }) => [text, stars])).toEqual([
      ['Good.', 8],
      ['Bad.', 4],
    ])
  })

  it('reads a table by the names of its columns, in any case and order', () => {
    const csv = 'Rating;USER;Review\n"4/5";Ann;"A ""fine"" film;\nreally"\n;;\n3;Bo;Meh <b>so</b>\n'
    const { kind, reviews, problems } = read('reviews.csv', csv)
    expect(kind).toBe('csv')
    expect(reviews).toMatchObject([
      { author: 'Ann', stars: 8, text: 'A "fine" film;\nreally' },
      { author: 'Bo', stars: 3, text: 'Meh so' },
    ])
    expect(problems).toMatchObject([{ code: 'no-text', line: 4 }])
  })

  it('names rows by the line where they start', () => {
    const { reviews } = read('a.csv', 'text,stars\r\n"One\r\ntwo",8\r\n\r\nthree,7\r\n')
    expect(reviews.map(({ key }) => key)).toEqual(['line-2', 'line-5'])
  })

  it('keeps the rows before a quote that is never closed, and says where it is', () => {
    const { reviews, problems } = read('a.csv', 'text,stars\nFine,8\n"Open,7\nGood,6\n')
    expect(reviews.map(({ text }) => text)).toEqual(['Fine'])
    expect(problems).toMatchObject([{ code: 'broken-csv', line: 3 }])
  })

  it('finds the sign that parts most of the head', () => {
    const { reviews } = read('a.csv', 'text,stars,"a;b"\nFine; really,3,x\n')
    expect(reviews).toMatchObject([{ text: 'Fine; really', stars: 3 }])
  })

  it('reads 2,000 rows and tells of more', () => {
    const { reviews, problems } = read('a.csv', `text,stars\n${'Fine,8\n'.repeat(2001)}`)
    expect(reviews).toHaveLength(2000)
    expect(problems).toMatchObject([{ code: 'too-many', line: 2002 }])
  })

  it('reads a table as one although its cells hold pages or its rows are absurdly wide', () => {
    const { kind, reviews } = read('a.csv', 'text,stars\n"<body >Fine</body>",8\n')
    expect([kind, reviews[0]?.text]).toEqual(['csv', 'Fine'])
    expect(read('a.csv', `a\n${','.repeat(500_000)}`).reviews).toEqual([])
  })

  it('takes a sentence with a comma for a sentence', () => {
    const { kind, reviews } = read('pasted text', 'My review, in short\nIt is good, and long.')
    expect([kind, reviews.length]).toEqual(['text', 1])
    expect(read('pasted text', 'Stars,Review\n8,Fine').kind).toBe('csv')
  })

  it('keeps a first line that is more than stars', () => {
    expect(read('x.txt', '8/10 brilliant!\nReally.').reviews[0]?.text).toContain('brilliant')
  })

  it('tells of a part without words', () => {
    expect(read('x.txt', 'Fine.\n---\n!!!\n').problems).toMatchObject([{ code: 'no-text' }])
  })

  it('takes the column with the longest texts where none is named, and says so', () => {
    const { reviews, problems } = read('a.csv', 'x,y\n1,this one is long\n2,and this too\n')
    expect(reviews.map(({ text }) => text)).toEqual(['this one is long', 'and this too'])
    expect(problems[0]?.message).toContain('column 2')
  })

  it('reads stars on a scale that the table names', () => {
    expect(read('a.csv', 'text,stars,scale\nFine,2,4\n').reviews[0]?.stars).toBe(5)
  })

  it('reads a page by what schema.org marks, else by its paragraphs', () => {
    const review = {
      '@type': 'Review',
      reviewBody: 'A fine film with a big heart.',
      author: { name: 'Ann' },
      reviewRating: { ratingValue: '4', bestRating: '5' },
      datePublished: '2020-02-03',
    }
    const marked = `<!doctype html><script type="application/ld+json">${JSON.stringify({ '@graph': [{ review: [review] }] })}</script><p>Not this.</p>`
    expect(read('a.html', marked).reviews).toMatchObject([
      { author: 'Ann', stars: 8, writtenOn: '2020-02-03' },
    ])
    const plain = `<html><p>Short.</p><p>${'A paragraph that is long enough to be read. '.repeat(2)}</p></html>`
    expect(read('a.html', plain).reviews).toHaveLength(1)
  })

  it('reads marked reviews of every kind, with lists where one is meant', () => {
    const page = (...reviews: object[]) =>
      read('a.html', `<html><script type="application/ld+json">${JSON.stringify(reviews)}</script>`)
    const odd = { author: [{ name: 'Ann' }], reviewRating: [{ ratingValue: 3 }], name: 5 }
    expect(page({ '@type': ['UserReview'], reviewBody: 'Fine.', ...odd }).reviews).toMatchObject([
      { author: 'Ann', stars: 6, title: null, text: 'Fine.' },
    ])
    const { reviews, problems } = page(
      { '@type': 'Review', reviewBody: 'Fine.' },
      { '@type': 'Review', author: 'Bo' },
      { '@type': 'AggregateRating', reviewBody: 'No review.' },
    )
    expect([reviews.length, problems.length]).toEqual([1, 1])
  })

  it('reads nested parts of a page once', () => {
    const words = 'A paragraph that is long enough to be read.'
    const html = `<html>${'<blockquote>'.repeat(200)}${words}`
    expect(read('a.html', html).reviews.map(({ text }) => text)).toEqual([words])
  })

  it('refuses a page that is made to keep the reader busy', () => {
    expect(() => read('a.html', `<html>${'<div>'.repeat(300_000)}`)).toThrow('nested too deep')
    const cell = `text,stars\n${'<b>'.repeat(300_000)},8\n`
    expect(read('a.csv', cell).problems).toMatchObject([{ code: 'no-text', line: 2 }])
  })

  it('gives whole letters and days that there are', () => {
    const { reviews } = read('a.csv', `text,title,date\nFine,${'a'.repeat(199)}😀,2020-02-31\n`)
    expect(reviews).toMatchObject([{ title: 'a'.repeat(199), writtenOn: null }])
  })

  it('reads other encodings', () => {
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(
        new Uint16Array([...'Très bien'].map((letter) => letter.charCodeAt(0))).buffer,
      ),
    ])
    expect(readReviewFile({ name: 'a.txt', bytes: utf16 }).reviews[0]?.text).toBe('Très bien')
    const latin = Uint8Array.from([...'Très bien'].map((letter) => letter.charCodeAt(0)))
    expect(readReviewFile({ name: 'a.txt', bytes: latin }).reviews[0]?.text).toBe('Très bien')
  })

  it('refuses what is empty, too large or no text', () => {
    expect(() => read('a.txt', '  \n')).toThrow('Got an empty file')
    expect(() => read('a.txt', 'PK\u0003\u0000')).toThrow('no text')
    const large = new Uint8Array(2_100_000).fill(97)
    expect(() => readReviewFile({ name: 'a.txt', bytes: large })).toThrow('Got 2.1 MB')
  })

  it('gives a result or a refusal whatever it is handed', () => {
    const names = fc.constantFrom('a.txt', 'a.csv', 'a.html', 'pasted text')
    const contents = fc.oneof(
      fc.string(),
      fc
        .array(
          fc.constantFrom(',', ';', '"', '\n', '---', '<p>', '</', 'text', '8/10', '★', '\u202e'),
        )
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(names, contents, (name, content) => {
        try {
          for (const { text } of read(name, content).reviews) expect(text).not.toBe('')
        } catch (error) {
          expect((error as Error).message).toMatch(/^Got .*, expected /)
        }
      }),
      { numRuns: 400 },
    )
  })
})

describe('parseStars', () => {
  it('reads the ways in which people write them', () => {
    expect(['8/10', '4 of 5', '★★★★☆', '7', '3,5/5', '⭐⭐⭐'].map(parseStars)).toEqual([
      8, 8, 8, 7, 7, 6,
    ])
    expect(['', 'great', '11', '0/10', '9/5', '4/5/2020'].map(parseStars)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
    ])
  })
})
