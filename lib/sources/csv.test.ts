import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CsvEvent, readCsv } from './csv'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'marquee-csv-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function read(content: string | Buffer): Promise<CsvEvent[]> {
  const path = join(folder, 'films.csv')
  writeFileSync(path, content)
  const events: CsvEvent[] = []
  for await (const event of readCsv(path, { required: ['id', 'title'] })) events.push(event)
  return events
}

const rows = (events: CsvEvent[]) =>
  events.flatMap((event) => (event.kind === 'row' ? [event.row] : []))
const codes = (events: CsvEvent[]) =>
  events.flatMap((event) =>
    event.kind === 'problem' ? [[event.problem.code, event.problem.line]] : [],
  )

test('byte order mark, CRLF, quoted line ends and quotes are read', async () => {
  const events = await read(
    '\ufeffid,title\r\n1,"Alien, ""The"" film"\r\n2,"Two\r\nlines"\r\n3,Heat\r\n',
  )
  expect(rows(events)).toEqual([
    { id: '1', title: 'Alien, "The" film' },
    { id: '2', title: 'Two\nlines' },
    { id: '3', title: 'Heat' },
  ])
  expect(events.map((event) => (event.kind === 'row' ? event.line : 0))).toEqual([2, 3, 5])
})

test('a bare file has neither head nor quotes', async () => {
  const path = join(folder, 'films.dat')
  writeFileSync(path, '1::"Heat", the film\r\n2::B::x\n')
  const events: CsvEvent[] = []
  const options = { delimiter: '::', required: ['id', 'title'], isBare: true }
  for await (const event of readCsv(path, options)) events.push(event)
  expect(rows(events)).toEqual([{ id: '1', title: '"Heat", the film' }])
  expect(codes(events)).toEqual([['ragged-row', 2]])
})

test('a row with too many or too few cells is told with its line, the others stay', async () => {
  const events = await read('id,title\n1,A\n2\n3,B,x\n4,C\n')
  expect(rows(events).map(({ id }) => id)).toEqual(['1', '4'])
  expect(codes(events)).toEqual([
    ['ragged-row', 3],
    ['ragged-row', 4],
  ])
})

test('a quote never closed costs what follows, and is told', async () => {
  const events = await read('id,title\n1,A\n2,"B\n3,C\n')
  expect(rows(events).map(({ id }) => id)).toEqual(['1'])
  expect(codes(events)).toEqual([['truncated', 3]])
})

test('Latin-1 is read as such and told', async () => {
  const events = await read(Buffer.from('id,title\n1,Amélie\n', 'latin1'))
  expect(rows(events)).toEqual([{ id: '1', title: 'Amélie' }])
  expect(codes(events)[0]?.[0]).toBe('encoding')
})

test('UTF-8 that is damaged in places stays UTF-8 and is told', async () => {
  const text = Buffer.from('id,title\n1,Amélie, élan, été, à, où\n2,Bro?en\n'.replace(/, /g, '; '))
  text[text.indexOf('?')] = 0xc3
  const events = await read(text)
  expect(rows(events).map(({ title }) => title)).toEqual([
    'Amélie; élan; été; à; où',
    'Bro\ufffden',
  ])
  expect(codes(events)).toEqual([['encoding', 1]])
})

test('UTF-8 that is cut within a letter is UTF-8', async () => {
  const events = await read(Buffer.from('id,title\n1,Amélie\n2,Café').subarray(0, -1))
  expect(rows(events)).toEqual([
    { id: '1', title: 'Amélie' },
    { id: '2', title: 'Caf\ufffd' },
  ])
  expect(codes(events)).toEqual([])
})

test('UTF-16 is read', async () => {
  const events = await read(Buffer.from('\ufeffid,title\n1,Amélie\n', 'utf16le'))
  expect(rows(events)).toEqual([{ id: '1', title: 'Amélie' }])
})

test.each([
  ['', /an empty file/],
  ['\n \n', /nothing but blanks/],
  ['<!DOCTYPE html><html><body>Sign in</body></html>', /a web page/],
  [Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), /a compressed file/],
  [Buffer.from([1, 2, 0, 3]), /binary data/],
  ['name,year\nA,1999\n', /a head without id, title/],
])('what is no table is refused: %j', async (content, reason) => {
  await expect(read(content)).rejects.toThrow(reason)
})
