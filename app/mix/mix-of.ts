// The mix that an address means, or what is wrong with it.
import { ENDPOINTS } from '@/lib/api/endpoints'
import type { MixAnswer } from '@/lib/api/taste-schemas'
import { AppError } from '@/lib/errors'
import { readQuery } from '@/lib/serve/http'
import { listMix } from '@/lib/serve/mix'

export type MixParams = Record<string, string | string[] | undefined>

export type Mix = {
  mix: MixAnswer | null
  trouble: string | null
  /** The parameters as they stand in the address, single ones only. */
  params: Record<string, string>
  text: string
}

/** Reads the address as the API would. */
export function mixOf(given: MixParams): Mix {
  const params = Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) =>
      typeof value === 'string' && value !== '' ? [[name, value]] : [],
    ),
  )
  const text = new URLSearchParams(params).toString()
  if (!params.films) return { mix: null, trouble: null, params, text }
  try {
    const query = readQuery(new Request(`http://mix/?${text}`), ENDPOINTS.mix.query)
    return { mix: listMix(query), trouble: null, params, text }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { mix: null, trouble: error.message, params, text }
  }
}
