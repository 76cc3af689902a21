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
    expect(problems).toMatchObject([{ code: 'no-text', line: 3 }])
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
    expect(['', 'great', '11', '0/10', '9/5'].map(parseStars)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ])
  })
})
