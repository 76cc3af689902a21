import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { readTable } from './tables'

describe('readTable', () => {
  it('writes out cells that span rows and columns', () => {
    const rows = read(`<table>
      <tr><td rowspan="3">a</td><td colspan="2">b</td></tr>
      <tr><td rowspan="2">c</td><td>d</td></tr>
      <tr><td>e</td></tr></table>`)
    expect(rows).toEqual(['a b b', 'a c d', 'a c e'])
  })

  it('ends spans with the table and takes a span of 0 to its end', () => {
    const rows = read(`<table><tr><td rowspan="0">a</td><td rowspan="900">b</td></tr>
      <tr><td rowspan="x" colspan="-3">c</td></tr></table>`)
    expect(rows).toEqual(['a b', 'a b c'])
  })

  it('reads no more than sixty columns', () => {
    const [row] = read(`<table><tr>${'<td colspan="999999">a</td>'.repeat(3)}</tr></table>`)
    expect(row?.split(' ')).toHaveLength(60)
  })

  it('leaves out footnotes, hidden sort keys and tables within cells', () => {
    const rows = read(`<table><tr><td><span style="display:none">Last Day, The</span>The Last Day†
      <sup class="reference"><a href="#cite">[2]</a></sup>[nb 1]
      <table><tr><td>inner</td></tr></table></td></tr></table>`)
    expect(rows).toEqual(['The Last Day'])
  })

  it('parts lines by line breaks and list items, not by those of the markup', () => {
    const rows = read(
      '<table><tr><td>Ann\nLee<br>Bo Fry<ul><li>Cy</li><li>Di</li></ul></td></tr></table>',
    )
    expect(rows).toEqual(['Ann Lee\nBo Fry\nCy\nDi'])
  })

  it.each([
    ['/wiki/Am%C3%A9lie', 'Amélie'],
    ['https://en.wikipedia.org/wiki/Dune_(2021_film)', 'Dune_(2021_film)'],
    ['./Se7en', 'Se7en'],
    ['/wiki/100%', '100%'],
    ['/wiki/Dune_(franchise)#Films', null],
    ['/w/index.php?title=Not_Yet&redlink=1', null],
    ['/wiki/File:Poster.jpg', null],
    ['https://fr.wikipedia.org/wiki/Dune', null],
  ])('takes %s for the page %s', (address, page) => {
    const $ = load(`<table><tr><td><a href="${address}">x</a></td></tr></table>`)
    expect(readTable($, $('table')[0]!)[0]?.cells[0]?.page).toBe(page)
  })
})

function read(html: string): string[] {
  const $ = load(html)
  return readTable($, $('table')[0]!).map(({ cells }) => cells.map(({ text }) => text).join(' '))
}
