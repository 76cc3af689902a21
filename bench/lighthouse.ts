// `npm run bench -- lighthouse`: what Lighthouse says of a film's page on a telephone; median of three.
import { launch } from 'chrome-launcher'
import lighthouse, { type RunnerResult } from 'lighthouse'
import { findChromium } from '../scripts/set-up.mjs'
import { median } from './server/duel'
import { startSite } from './server/site'

const TURNS = 3
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const

/** Nothing of Chromium's own may ask the network or take the machine's time. */
const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Measures the page of Inception, or of the first film that `--film TITLE` finds. */
export async function runLighthouseBench(args: string[]): Promise<Record<string, unknown>> {
  const title = args.includes('--film') ? args[args.indexOf('--film') + 1]! : 'Inception'
  const chromePath = await findChromium()
  const site = await startSite()
  try {
    const address = site.address + (await findPath(site.address, title))
    // The first visit makes the page; it is the kept one that people get.
    await fetch(address)
    const turns: Figures[] = []
    for (let turn = 0; turn < TURNS; turn++) turns.push(await measure(address, chromePath))
    const last = turns.at(-1)!
    for (const wish of last.wishes) console.log(`not full: ${wish}`)
    const figures = {
      performance: median(turns.map(({ scores }) => scores.performance)),
      accessibility: median(turns.map(({ scores }) => scores.accessibility)),
      bestPractices: median(turns.map(({ scores }) => scores['best-practices'])),
      seo: median(turns.map(({ scores }) => scores.seo)),
      firstLoadKb: last.firstLoadKb,
    }
    console.table({ ...figures, ...last.timings })
    return { ...figures, ...last.timings }
  } finally {
    await site.stop()
  }
}

type Figures = {
  scores: Record<(typeof CATEGORIES)[number], number>
  firstLoadKb: number
  timings: Record<string, number>
  wishes: string[]
}

async function findPath(address: string, title: string): Promise<string> {
  const response = await fetch(`${address}/api/search?q=${encodeURIComponent(title)}&limit=1`)
  const path = (await response.json()).movies?.[0]?.path
  if (!path) throw new Error(`Got no film for «${title}», expected a title of the catalogue.`)
  return path
}

async function measure(address: string, chromePath: string | undefined): Promise<Figures> {
  const chrome = await launch({ chromePath, chromeFlags: FLAGS, logLevel: 'error' })
  try {
    const result = await lighthouse(address, {
      port: chrome.port,
      onlyCategories: [...CATEGORIES],
      logLevel: 'error',
    })
    if (!result) throw new Error('Got no answer of Lighthouse, expected a report.')
    return readFigures(result)
  } finally {
    chrome.kill()
  }
}

function readFigures({ lhr: { audits, categories } }: RunnerResult): Figures {
  const score = (name: string) => Math.round(100 * (categories[name]?.score ?? 0))
  const value = (name: string) => Math.round(1000 * (audits[name]?.numericValue ?? 0)) / 1000
  const details = audits['network-requests']?.details
  const requests = (details?.type === 'table' ? details.items : []) as unknown as Sent[]
  const scripts = requests.filter(({ resourceType }) => resourceType === 'Script')
  return {
    scores: Object.fromEntries(CATEGORIES.map((name) => [name, score(name)])) as Figures['scores'],
    firstLoadKb: Math.round(scripts.reduce((sum, sent) => sum + sent.transferSize, 0) / 100) / 10,
    timings: {
      firstPaintMs: Math.round(value('first-contentful-paint')),
      largestPaintMs: Math.round(value('largest-contentful-paint')),
      blockedMs: Math.round(value('total-blocking-time')),
      layoutShift: value('cumulative-layout-shift'),
    },
    wishes: CATEGORIES.flatMap((name) =>
      (categories[name]?.auditRefs ?? [])
        .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
        .map(({ id }) => `${name}: ${audits[id]?.title} ${audits[id]?.displayValue ?? ''}`),
    ),
  }
}

/** A request as Lighthouse lists it; sizes in bytes as they went over the wire. */
type Sent = { resourceType: string; transferSize: number }
