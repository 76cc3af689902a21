// What browsers report, sent by a process of its own, so that neither its work nor its garbage delays what is measured beside it.
import { Agent } from 'undici'
import { batchOf, post } from '../events'
import { atRate } from '../server/open-loop'

/** One slice: batches `from` on, so many a second for so many seconds, by visitors of these tokens. */
export type Order = {
  address: string
  from: number
  perSecond: number
  seconds: number
  ids: number[]
  tokens: string[]
}
/** Milliseconds that each batch took, and which events the server said that it kept. */
export type Sent = { latencies: number[]; acknowledged: string[] }

const agent = new Agent({ connections: 64 })

process.on('message', async ({ address, from, perSecond, seconds, ids, tokens }: Order) => {
  const acknowledged: string[] = []
  const latencies = await atRate(perSecond, seconds, async (turn) => {
    const { seen, names } = batchOf(from + turn, ids)
    const token = tokens[(from + turn) % tokens.length]!
    const answer = await post(agent, `${address}/api/events`, JSON.stringify({ seen }), {
      'x-marquee-visitor': token,
    })
    if ((JSON.parse(answer) as { kept: number }).kept === seen.length) acknowledged.push(...names)
  })
  process.send?.({ latencies, acknowledged } satisfies Sent)
})
