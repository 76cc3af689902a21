import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MovieDraft } from '@/lib/catalogue/movie'
import { AppError } from '@/lib/errors'
import { readAll } from '../read-all.fixture'
import { wikipediaList } from './source'

/** A page in the shape of «List of American films of 2018», about films there never were. */
const PAGE = `<!DOCTYPE html>
<html lang="en"><head><meta charset="UTF-8"><title>List of Ruritanian films of 2018 - Wikipedia</title></head><body>
<h1>List of Ruritanian films of 2018</h1>
<table class="wikitable"><caption>Box office</caption><tbody>
<tr><th>Rank</th><th>Title</th><th>Distributor</th><th>Gross</th></tr>
<tr><td>1</td><td><i>The Last Ferry</i></td><td>Hentzau</td><td>$3</td></tr></tbody></table>
<h2>January–March</h2>
<table class="wikitable sortable"><tbody>
<tr><th colspan="2">Opening</th><th>Title</th><th>Production company</th><th>Cast and crew</th><th>Genre</th><th>Ref.</th></tr>
<tr><th rowspan="4" style="text-align:center"><b>J<br />A<br />N<br />U<br />A<br />R<br />Y</b></th>
<td rowspan="2"><b>5</b></td>
<td><i><a href="/wiki/The_Last_Ferry_(film)" title="The Last Ferry (film)">The Last Ferry</a></i></td>
<td>Hentzau / Black Michael</td>
<td><a href="/wiki/Ann_Lee">Ann Lee</a> (director); Bo Fry (screenplay); Cy Orr, Di Moe, )</td>
<td>Romantic comedy, sci-fi</td>
<td><sup class="reference"><a href="#cite_note-2">[2]</a></sup></td></tr>
<tr><td><span style="display:none">Kettle, A</span><i>A Kettle†</i><sup>[nb 1]</sup></td>
<td>Strelsau</td><td>Ed Poe (director/screenplay); Flo Ray (voice)</td><td></td><td></td></tr>
<tr><td rowspan="2"><b>31</b></td>
<td><i><a href="/w/index.php?title=Zenda&amp;redlink=1" class="new">Zenda</a></i></td>
<td>Strelsau</td><td>TBA</td><td>Superhero</td><td></td></tr>
<tr><td colspan="5"></td></tr>
<tr><th rowspan="2">F<br />E<br />B</th><td>30</td><td>The Tunnel</td><td></td><td>Ann Lee (dir</td><td></td><td></td></tr>
<tr><td>2</td><td>The Last Ferry</td><td><table><tr><td>a table</td></tr></table></td><td></td><td></td><td></td></tr>
<tr><td colspan="7"><b>Later</b></td></tr>
<tr><th>March</th><td>1</td><td><i><a href="/wiki/The_Last_Ferry_(film)">The Last Ferry</a></i></td><td></td><td></td><td></td><td></td></tr>
</tbody></table></body></html>`

describe('wikipediaList', () => {
  it('reads the films of a page with their days, people and pages', async () => {
    const { drafts } = await readText(PAGE)
    expect(drafts.map(({ title, releaseDate }) => [title, releaseDate])).toEqual([
      ['The Last Ferry', '2018-01-05'],
      ['A Kettle', '2018-01-05'],
      ['Zenda', '2018-01-31'],
      ['The Tunnel', null],
      ['The Last Ferry', '2018-02-02'],
    ])
    expect(drafts[0]).toMatchObject({
      year: 2018,
      directors: ['Ann Lee'],
      cast: ['Cy Orr', 'Di Moe'],
      genres: ['Comedy', 'Science Fiction'],
      ids: { wikipedia: 'The_Last_Ferry_(film)' },
      provenance: { source: 'wikipedia-list', key: 'The_Last_Ferry_(film)' },
    })
    expect(drafts[1]).toMatchObject({ directors: ['Ed Poe'], cast: ['Flo Ray'] })
    expect(drafts[2]).toMatchObject({ keywords: ['superhero'], ids: { wikipedia: null } })
  })

  it('tells of every row and field that is not as it should be, with its line', async () => {
    const { problems } = await readText(PAGE)
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['junk-cast', 10],
      ['missing-title', 22],
      ['date-form', 23],
      ['duplicate-id', 26],
    ])
  })

  it('takes the year from its own column, from the heading or from the name of the file', async () => {
    const table = (head: string, cell: string) =>
      `<table><tr><th>Title</th><th>Cast</th>${head}</tr><tr><td>Zenda</td><td>Ann Lee</td>${cell}</tr></table>`
    const own = await readText(table('<th>Year</th>', '<td>1998–99</td>'), '2001.html')
    expect([own.drafts[0]?.year, own.problems[0]?.code]).toEqual([1998, 'year-span'])
    expect((await readText(`<h1>Films of 2003</h1>${table('', '')}`)).drafts[0]?.year).toBe(2003)
    expect((await readText(table('', ''), 'films-2001.html')).drafts[0]?.year).toBe(2001)
    const none = await readText(table('', ''), 'films.html')
    expect([none.drafts[0]?.year, none.problems[0]?.code]).toEqual([null, 'missing-year'])
  })

  it('keeps what is whole of a table that a program cut', async () => {
    const { drafts, problems } = await readText(
      `<table class="dataframe"><thead><tr><th></th><th>Opening</th><th>Opening.1</th><th>Title</th><th>Cast and crew</th></tr></thead>
      <tr><th>0</th><td>JANUARY</td><td>5</td><td>Zenda</td><td>Ann Lee (director); Bo Fry (scree...</td></tr>
      <tr><th>...</th><td>...</td><td>...</td><td>...</td><td>...</td></tr>
      <tr><th>7</th><td>MAY</td><td>1</td><td>Say Nothing...</td><td>NaN</td></tr></table>`,
      '2018.html',
    )
    expect(drafts).toMatchObject([
      { title: 'Zenda', releaseDate: '2018-01-05', directors: ['Ann Lee'], cast: [] },
      { title: 'Say Nothing...', releaseDate: '2018-05-01', cast: [] },
    ])
    expect(problems.map(({ code }) => code)).toEqual(['truncated-cell', 'cut-table'])
  })

  it('reads a page in UTF-16 and in Latin-1', async () => {
    const page =
      '<table><tr><th>Film</th><th>Year</th></tr><tr><td>Café</td><td>1969</td></tr></table>'
    for (const bytes of [Buffer.from(`\ufeff${page}`, 'utf16le'), Buffer.from(page, 'latin1')])
      expect((await readAll(wikipediaList, { 'page.html': bytes })).drafts[0]?.title).toBe('Café')
  })

  it.each([
    ['an empty file', '', /empty/],
    ['binary data', 'a\0b', /binary/],
    ['a page without films', '<table><tr><th>Rank</th></tr></table>', /1 tables and none of films/],
    ['a table of numbers', 'id,title\n1,Zenda\n', /0 tables/],
  ])('refuses %s', async (_, text, message) => {
    await expect(readText(text)).rejects.toThrow(message)
  })

  it('tells or refuses, whatever bytes of a page are changed', async () => {
    const bytes = Buffer.from(PAGE)
    const put = fc.oneof(
      fc.uint8Array({ maxLength: 8 }),
      fc.constantFrom('<td rowspan=9>', '</table>', '"'),
    )
    const change = fc.tuple(fc.nat(bytes.length), fc.nat(40), put)
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
        let page = bytes
        for (const [at, lost, more] of changes)
          page = Buffer.concat([
            page.subarray(0, at),
            Buffer.from(more as string),
            page.subarray(at + lost),
          ])
        const { drafts } = await readAll(wikipediaList, { 'page.html': page }).catch(toNothing)
        for (const { title } of drafts) expect(title).not.toBe('')
      }),
      { numRuns: 150 },
    )
  })
})

describe('wikipediaList with an address', () => {
  it('fetches the page', async () => {
    const drafts = await readServed((_, answer) =>
      answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE),
    )
    expect(drafts).toHaveLength(5)
  })

  it.each<[string, RequestListener, string]>([
    ['a page that is not there', (_, answer) => answer.writeHead(404).end(), 'not-found'],
    ['a server that fails', (_, answer) => answer.writeHead(503).end(), 'unusable-data'],
    [
      'a picture',
      (_, answer) => answer.writeHead(200, { 'content-type': 'image/png' }).end('x'),
      'unusable-data',
    ],
    [
      'more than 20 MB',
      (_, answer) =>
        answer.writeHead(200, { 'content-type': 'text/html' }).end(Buffer.alloc(21_000_000, 32)),
      'unusable-data',
    ],
    ['a connection that breaks', (request) => request.socket.destroy(), 'unusable-data'],
  ])('refuses %s', async (_, listener, code) => {
    await expect(readServed(listener)).rejects.toMatchObject({ code })
  })
})

function readText(text: string, name = 'page.html') {
  return readAll(wikipediaList, { [name]: text })
}

async function readServed(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  try {
    const { port } = server.address() as AddressInfo
    const drafts: MovieDraft[] = []
    for await (const event of wikipediaList.read(`http://127.0.0.1:${port}/wiki/List_2018`))
      if (event.kind === 'draft') drafts.push(event.draft)
    return drafts
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

function toNothing(error: unknown): { drafts: MovieDraft[] } {
  if (error instanceof AppError) return { drafts: [] }
  throw error
}
