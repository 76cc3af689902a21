import { type BrowseQuery, browseQuerySchema } from '@/lib/api/schemas'

/** Reads the filters of an address one by one: those that cannot be read are named and left at their defaults. */
export function readBrowse(params: Record<string, string | string[] | undefined>): {
  query: BrowseQuery
  ignored: string[]
} {
  const good: Record<string, unknown> = {}
  const ignored: string[] = []
  for (const [name, field] of Object.entries(browseQuerySchema.shape)) {
    const given = params[name]
    if (given === undefined || given === '') continue
    const parsed = field.safeParse(given)
    if (parsed.success) good[name] = parsed.data
    else ignored.push(`${name} «${String(given).slice(0, 40)}»`)
  }
  return { query: browseQuerySchema.parse(good), ignored }
}
