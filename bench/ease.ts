// `bench ease`: training EASE beside numpy's inverse, from the same Gram matrix, in the same run.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { EaseTurn } from './ease/our-turn'

const TURNS = 3
/** The interpreter that Debian's python3-numpy belongs to. */
const PYTHON = '/usr/bin/python3'

const run = promisify(execFile)

/**
 * Measures ours and numpy's in turns, each a process of its own on all cores (medians of wall seconds), from the Gram matrix
 * of generated interactions to weights: ours to the rows that are served, numpy's to the dense matrix. `--items N` says how
 * many films.
 */
export async function runEaseBench(args: string[]): Promise<Record<string, unknown>> {
  const items = args.includes('--items') ? Number(args[args.indexOf('--items') + 1]) : 3706
  if (!Number.isInteger(items) || items < 10)
    throw new Error(`Got --items ${items}, expected a whole number from 10.`)
  const folder = mkdtempSync(join(tmpdir(), 'marquee-ease-'))
  try {
    return await measure(items, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(items: number, folder: string): Promise<Record<string, unknown>> {
  const hasNumpy = await run(PYTHON, ['-c', 'import numpy']).then(
    () => true,
    () => false,
  )
  if (!hasNumpy)
    console.log(`numpy skipped: ${PYTHON} has none (Debian: apt-get install python3-numpy).`)
  const ours: EaseTurn[] = []
  const numpy: { float64: number; float32: number; deviation: number }[] = []
  for (let turn = 0; turn < TURNS; turn++) {
    const script = fileURLToPath(new URL('./ease/our-turn.ts', import.meta.url))
    const argv = ['--import', 'tsx', script, folder, String(items), String(availableParallelism())]
    ours.push(JSON.parse((await run(process.execPath, argv)).stdout))
    if (hasNumpy) {
      const peer = fileURLToPath(new URL('./ease/numpy_peer.py', import.meta.url))
      numpy.push(JSON.parse((await run(PYTHON, [peer, folder, String(items)])).stdout))
    }
  }
  const seconds = median(ours.map((turn) => turn.seconds))
  const numpySeconds = hasNumpy ? median(numpy.map(({ float64 }) => float64)) : null
  const peakMb = Math.max(...ours.map((turn) => turn.peakMb))
  const deviation = hasNumpy ? Math.max(...numpy.map(({ deviation }) => deviation)) : null
  console.log(
    `${items} films, ${ours[0]?.interactions} interactions, ${availableParallelism()} threads`,
  )
  console.log(
    `ours   ${seconds.toFixed(2)} s to rows (inverse ${median(ours.map((turn) => turn.inverseSeconds)).toFixed(2)} s), peak ${peakMb.toFixed(0)} MB`,
  )
  if (numpySeconds !== null)
    console.log(
      `numpy  ${numpySeconds.toFixed(2)} s (np.linalg.inv, 64 bits); our weights differ by ${deviation} at most`,
    )
  return {
    items,
    ratio: numpySeconds === null ? null : rounded(seconds / numpySeconds),
    seconds: rounded(seconds),
    peakMb: Math.round(peakMb),
    numpySeconds: numpySeconds === null ? null : rounded(numpySeconds),
    numpySingleSeconds: hasNumpy ? rounded(median(numpy.map(({ float32 }) => float32))) : null,
    inverseSeconds: rounded(median(ours.map((turn) => turn.inverseSeconds))),
    gramSeconds: rounded(median(ours.map((turn) => turn.gramSeconds))),
    deviation,
  }
}

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!
}

function rounded(figure: number): number {
  return Math.round(figure * 1000) / 1000
}
