import { loadConfig } from '@/lib/config'
import { addressesOfPart, countParts, urlSet, xmlAnswer } from '../parts'

export async function GET(
  _: Request,
  { params }: { params: Promise<{ file: string }> },
): Promise<Response> {
  const part = Number(/^(\d{1,4})\.xml$/.exec((await params).file)?.[1] ?? Number.NaN)
  if (!(part < (await countParts()))) return new Response('There is no such list.', { status: 404 })
  return xmlAnswer(urlSet(loadConfig().siteUrl, await addressesOfPart(part)))
}
