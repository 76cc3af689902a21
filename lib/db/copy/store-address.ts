// The addresses that a copy is given: checked, and shown without what is secret in them.
import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { AppError } from '../../errors'
import { isPostgresAddress } from '../database'

const EXPECTED = 'sqlite, postgres, file:PATH or postgresql://USER:PASSWORD@HOST:PORT/DATABASE'
const DEFAULT_FILE = './data/work/marquee.db'

/**
 * Returns what `openDatabase` takes. «sqlite» is the configured file, or where it stands by default; «postgres» the configured server.
 * Throws `bad-request` for what is no address, never showing it: a password may stand in it.
 */
export function readStoreAddress(option: string, given: string, configured: string): string {
  if (given === 'sqlite') return isPostgresAddress(configured) ? DEFAULT_FILE : configured
  if (given === 'postgres') {
    if (isPostgresAddress(configured)) return configured
    throw new AppError(
      'bad-request',
      `Got ${option} postgres, but DATABASE_URL names no PostgreSQL. Set it, or give the address: ${option} postgresql://USER:PASSWORD@HOST:PORT/DATABASE`,
    )
  }
  if (/^file:./.test(given)) return given.replace(/^file:/, '')
  if (isPostgresAddress(given) && databaseOf(given) !== null) return given
  const shown = /^[\w./-]+$/.test(given) ? `«${given}»` : 'something else'
  throw new AppError('bad-request', `Got ${shown} for ${option}, expected ${EXPECTED}.`)
}

/** The store as it is named to people: host, port and database, or the file's whole path. */
export function nameStore(address: string): string {
  if (!isPostgresAddress(address)) return `file:${resolve(address)}`
  const { hostname, port, pathname } = new URL(address)
  return `postgresql://${hostname}:${port || 5432}${pathname}`
}

/** Throws where a copy from the one to the other cannot be: the same store, or a source that is no file. */
export function requireTwoStores(from: string, to: string): void {
  if (nameStore(from) === nameStore(to))
    throw new AppError(
      'bad-request',
      `Got ${nameStore(from)} as source and as target, expected two stores. Name another.`,
    )
  if (isPostgresAddress(from)) return
  if (!existsSync(from) || !statSync(from).isFile())
    throw new AppError(
      'not-found',
      `Got no file ${resolve(from)}, expected the SQLite store to copy from. Check --from.`,
    )
}

function databaseOf(address: string): string | null {
  const path = URL.canParse(address) ? new URL(address).pathname : ''
  return path.length > 1 ? path : null
}
