import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { create } from 'tar'
import { afterAll, describe, expect, it } from 'vitest'
import { madeUpTexts } from '@/lib/sentiment/examples.fixture'
import { SentimentModel } from '@/lib/sentiment/model'
import { scoreText } from '@/lib/sentiment/score'
import { evaluateFolds } from './evaluate-sentiment'
import { learnSentiment, prepareReviews } from './learn-sentiment'
import { groupByFilmAndText, readReviewCorpus } from './review-corpus'

const folder = mkdtempSync(join(tmpdir(), 'marquee-'))
afterAll(() => rmSync(folder, { recursive: true }))

function write(path: string, text: string) {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), text)
}

write('acl/train/pos/0_9.txt', 'Lovely.<br /><br />Truly.')
write('acl/train/pos/1_10.txt', 'Superb.')
write('acl/train/neg/0_2.txt', 'Dull.')
write('acl/train/unsup/0_0.txt', 'Nobody knows.')
write(
  'acl/train/urls_pos.txt',
  'http://x/title/tt0000001/usercomments\nhttp://x/title/tt0000002/\n',
)
write('acl/train/urls_neg.txt', 'http://x/title/tt0000001/usercomments\n')
write('rt/rt-polarity.pos', 'a lovely film \nsuperb \n')
write('rt/rt-polarity.neg', 'dull \n')
write('a.csv', 'Review,Stars\nLovely,9\nSo so,5\nDull,2\n')
write('b.csv', 'label,text\npos,Lovely\nneg,Dull\n')
write('c.csv', 'a,b\n1,2\n')

const EXPECTED = [
  { text: 'Lovely.\n\nTruly.', isGlad: true, film: 'tt0000001' },
  { text: 'Superb.', isGlad: true, film: 'tt0000002' },
  { text: 'Dull.', isGlad: false, film: 'tt0000001' },
]

describe('readReviewCorpus', () => {
  it('reads aclImdb as a folder, at whatever height, and as an archive', async () => {
    await create({ gzip: true, file: join(folder, 'acl.tar.gz'), cwd: folder }, ['acl'])
    for (const path of ['acl', 'acl/train', 'acl.tar.gz'])
      expect(await readReviewCorpus(join(folder, path), 'aclimdb'), path).toEqual(EXPECTED)
  })

  it('reads rt-polarity and tables', async () => {
    const rt = await readReviewCorpus(join(folder, 'rt'), 'rt-polarity')
    expect(rt.map(({ isGlad }) => isGlad).sort()).toEqual([false, true, true])
    const stars = await readReviewCorpus(join(folder, 'a.csv'), 'csv')
    expect(stars.map(({ text, isGlad }) => [text, isGlad])).toEqual([
      ['Lovely', true],
      ['Dull', false],
    ])
    expect(await readReviewCorpus(join(folder, 'b.csv'), 'csv')).toHaveLength(2)
  })

  it('says what it expected where there is none', async () => {
    const read = (path: string, format: 'aclimdb' | 'csv') =>
      readReviewCorpus(join(folder, path), format)
    await expect(read('none', 'aclimdb')).rejects.toThrow(/Got no .*none, expected a folder/)
    await expect(read('rt', 'aclimdb')).rejects.toThrow('got 0 glad and 0 sad')
    await expect(read('c.csv', 'csv')).rejects.toThrow('got columns a, b')
    await expect(read('b.csv', 'aclimdb')).rejects.toThrow('no readable .tar')
  })
})

describe('groupByFilmAndText', () => {
  it('joins films that share a text, whatever its case and signs', () => {
    const review = (text: string, film: string) => ({ text, isGlad: true, film })
    const groups = groupByFilmAndText([
      review('Lovely!', 'a'),
      review('lovely', 'b'),
      review('Dull', 'b'),
      review('dull.', 'c'),
      review('Other', 'd'),
    ])
    expect(new Set(groups.slice(0, 4)).size).toBe(1)
    expect(groups[4]).not.toBe(groups[0])
  })
})

describe('learnSentiment', () => {
  const reviews = madeUpTexts(300, 4).map((one, i) => ({ ...one, film: `film ${i % 50}` }))

  it('leaves a calibrated model that is sure where it is right', () => {
    const { weights, heldOut } = learnSentiment(prepareReviews(reviews, 3), [0, 1, 2])
    expect(heldOut).toHaveLength(300)
    const model = new SentimentModel(weights)
    expect(scoreText(model, 'The film is superb, lovely and moving.')).toBeGreaterThan(0.8)
    expect(weights.band.low).toBeLessThanOrEqual(0.5)
    expect(weights.band.high).toBeGreaterThanOrEqual(0.5)
  })

  it('keeps all reviews of a film in one fold', () => {
    const prepared = prepareReviews(reviews, 5)
    for (let i = 50; i < 300; i++) expect(prepared[i]!.fold).toBe(prepared[i - 50]!.fold)
    expect(new Set(prepared.map(({ fold }) => fold)).size).toBe(5)
  })

  it('is measured on what it has not seen', () => {
    const figures = evaluateFolds(reviews, 3, () => undefined)
    expect(figures).toMatchObject({ n: 300, peers: { vader: { accuracy: expect.any(Number) } } })
    expect(figures.accuracy).toBeGreaterThan(0.8)
    expect(figures.auc).toBeGreaterThan(figures.accuracy)
  })
})
