// What a visitor pasted or uploaded, as reviews: plain text, CSV, or a saved page.
import type { Problem } from '@/lib/catalogue/problem'
import type { ReviewDraft } from '@/lib/catalogue/review'
import { AppError } from '@/lib/errors'
import { isReviewHead, readCsvReviews } from './read-csv'
import { readHtmlReviews } from './read-html'
import { readTextReviews } from './read-text'

/** A file as it came, and the name that its owner gave it. */
export type ReviewFile = { name: string; bytes: Uint8Array }

export type FileReviews = {
  kind: 'text' | 'csv' | 'html'
  /** The file as text, for those who know more of its form. */
  content: string
  reviews: ReviewDraft[]
  problems: Problem[]
}

const MOST_BYTES = 2_000_000

/**
 * Reads a file by what is in it first and by its name second. Throws `unusable-data` for what is too large,
 * empty or no text. Nothing that the file names is ever fetched.
 */
export function readReviewFile({ name, bytes }: ReviewFile): FileReviews {
  const refuse = (got: string) =>
    new AppError(
      'unusable-data',
      `Got ${got}, expected a text, a CSV file or a saved page of up to ${MOST_BYTES / 1e6} MB.`,
    )
  if (bytes.length > MOST_BYTES) throw refuse(`${(bytes.length / 1e6).toFixed(1)} MB`)
  const content = decode(bytes)
  if (content.trim() === '') throw refuse('an empty file')
  if (content.includes('\0')) throw refuse('a file that is no text')
  const kind = kindOf(name, content)
  const read = { text: readTextReviews, csv: readCsvReviews, html: readHtmlReviews }[kind]
  return { kind, content, ...read(content) }
}

function kindOf(name: string, content: string): FileReviews['kind'] {
  const head = content.slice(0, 2000)
  if (/^\s*(?:<!--[^>]*-->\s*)*<(?:!doctype html|html|head|body|article|div|p)[\s>]/i.test(head))
    return 'html'
  // A table may hold pages in its cells.
  const first = head.split(/\r?\n/, 1)[0] ?? ''
  if (/\.(?:csv|tsv)$/i.test(name) || isReviewHead(first)) return 'csv'
  const isPage = /\.html?$/i.test(name) || /<!doctype html|<html[\s>]|<body[\s>]/i.test(head)
  return isPage ? 'html' : 'text'
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
