// Opens Prisma on the store, for the one write that goes through it; apart from the rest, since loading it takes a second.
import { resolve } from 'node:path'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import { PrismaPg } from '@prisma/adapter-pg'
import { isPostgresAddress } from './database'
import { PrismaClient as PostgresPrismaClient } from './generated/postgresql/client'
import { PrismaClient } from './generated/sqlite/client'
import { BUSY_MILLISECONDS } from './sqlite'

/** Opens Prisma on the same store. Disconnect it after use. */
export function openPrisma(address: string): PrismaClient {
  if (isPostgresAddress(address)) {
    const client = new PostgresPrismaClient({
      adapter: new PrismaPg({ connectionString: address }),
    })
    // Both are generated from one model file and differ in their provider only.
    return client as unknown as PrismaClient
  }
  const adapter = new PrismaLibSql({ url: `file:${resolve(address)}`, timeout: BUSY_MILLISECONDS })
  return new PrismaClient({ adapter })
}
