// Tables of a page as rows of cells: spans are written out, footnotes and hidden parts are gone.
import type { CheerioAPI } from 'cheerio'

type Selection = ReturnType<ReturnType<CheerioAPI['root']>['find']>
type Element = Selection[number]

/** A cell; lines of it ("<br>", list items) are parted by "\n". */
export type Cell = { text: string; page: string | null; isHead: boolean }

/** A row with one cell per column, and the line of the page where it starts. */
export type Row = { cells: Cell[]; line: number | null }

/** So many columns are read; no list has more. */
const MOST_COLUMNS = 60
/** No cell of a list is longer; what follows is cut. */
const MOST_LETTERS = 4000

const HIDDEN =
  '.reference, .noprint, .sortkey, .mw-editsection, style, script, button, table, [hidden], [style*="display:none"], [style*="display: none"]'
const FOOTNOTE = /\[(?:\d+|[a-z]{1,2}|(?:nb|note|n|#) ?\d+|citation needed|update)\]/gi
const MARKS = /[†‡§¶♠♦]/g
/** Stands for an end of line while the blanks of the markup are collapsed. */
const LINE_END = '\ue000'

/** Reads one table; the tables within its cells are not part of it. O(cells). */
export function readTable($: CheerioAPI, table: Element): Row[] {
  const rows = $(table).children('tr').add($(table).children('thead, tbody, tfoot').children('tr'))
  /** Cells that reach down from rows above, by column, and how many rows they still reach. */
  const reaching: ({ cell: Cell; left: number } | undefined)[] = []
  return rows.toArray().map((row, index) => {
    const cells: Cell[] = []
    const takeReaching = () => {
      for (let from = reaching[cells.length]; from?.left; from = reaching[cells.length]) {
        from.left--
        cells.push(from.cell)
      }
    }
    for (const element of $(row).children('td, th').toArray()) {
      takeReaching()
      const cell = readCell($, element)
      const left = spanOf($, element, 'rowspan', rows.length - index) - 1
      const width = spanOf($, element, 'colspan', MOST_COLUMNS - cells.length)
      for (let i = 0; i < width; i++) {
        reaching[cells.length] = { cell, left }
        cells.push(cell)
      }
      if (cells.length >= MOST_COLUMNS) break
    }
    takeReaching()
    return { cells, line: row.sourceCodeLocation?.startLine ?? null }
  })
}

/** What a person sees of an element, line by line. */
export function visibleText($: CheerioAPI, element: Element): string {
  const copy = $(element).clone()
  copy.find(HIDDEN).remove()
  copy.find('br').replaceWith(LINE_END)
  copy.find('li, p, div').prepend(LINE_END).append(LINE_END)
  return copy
    .text()
    .slice(0, MOST_LETTERS)
    .replace(FOOTNOTE, '')
    .replace(MARKS, '')
    .replace(/[\s\u00a0\u200b]+/g, ' ')
    .split(LINE_END)
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n')
}

function readCell($: CheerioAPI, element: Element): Cell {
  const links = $(element)
    .find('a[href]')
    .toArray()
    .map((link) => pageOf(link.attribs.href ?? ''))
  return {
    text: visibleText($, element),
    page: links.find((page) => page !== null) ?? null,
    isHead: element.tagName === 'th',
  }
}

/** The title of the page that an address leads to; null for sections, files, pages not yet written. */
function pageOf(address: string): string | null {
  const page =
    /^(?:(?:https?:)?\/\/en\.(?:m\.)?wikipedia\.org\/wiki\/|\/wiki\/|\.\/)([^#?]+)$/.exec(
      address,
    )?.[1]
  if (page === undefined) return null
  const isOther = /^(?:File|Category|Help|Wikipedia|Template|Special|Portal|Talk|List_of)\b/.test(
    page,
  )
  return isOther ? null : decodeTitle(page).replaceAll(' ', '_')
}

function decodeTitle(page: string): string {
  try {
    return decodeURIComponent(page)
  } catch {
    return page
  }
}

/** A span of 0 reaches to the end; one beyond the end is cut. */
function spanOf($: CheerioAPI, element: Element, name: string, most: number): number {
  const span = Number.parseInt($(element).attr(name) ?? '1', 10)
  if (span === 0 && name === 'rowspan') return most
  return Math.max(1, Math.min(span || 1, most))
}
