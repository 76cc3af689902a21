// `bench neighbours`: exact top-50 neighbours of the Wikipedia films, ours beside scipy's best.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { shareOfSameRows } from './neighbours/agreement'
import { readFilmTexts, tfIdfMatrix } from './neighbours/film-matrix'
import { readNeighbourFiles, writeMatrix } from './neighbours/matrix-files'
import type { OurTurn } from './neighbours/our-turn'

const K = 50
const TURNS = 5

/** The interpreter that Debian's python3-scipy belongs to. */
const PYTHON = '/usr/bin/python3'

const run = promisify(execFile)

/**
 * Measures ours (median of five processes, CPU seconds on one thread) and scipy's variants on the
 * same matrix; `--data DIR` names the folder of data sets. Exits with 1 where they are absent.
 */
export async function runNeighboursBench(args: string[]): Promise<Record<string, unknown>> {
  const data = args.includes('--data') ? args[args.indexOf('--data') + 1] : '../shared/datasets'
  const texts = readFilmTexts(join(data ?? '', 'wikipedia-movie-data'))
  if (!texts) {
    console.error(
      `Got no films in ${data}/wikipedia-movie-data, expected movies-1900s.json and so on. ` +
        'Name the folder that holds wikipedia-movie-data with --data DIR.',
    )
    process.exit(1)
  }
  const folder = mkdtempSync(join(tmpdir(), 'marquee-neighbours-'))
  try {
    return await measure(texts, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(texts: string[], folder: string): Promise<Record<string, unknown>> {
  const matrix = tfIdfMatrix(texts)
  writeMatrix(folder, matrix)
  console.log(
    `${matrix.rows} films, ${matrix.columns} terms, ${matrix.indices.length} weights, top ${K}`,
  )
  const one = await takeTurns(folder, 1)
  const two = await takeTurns(folder, 2)
  const seconds = median(one.map((turn) => turn.seconds))
  const wallTwoThreads = median(two.map((turn) => turn.wall))
  const peakMb = Math.max(...one.map((turn) => turn.peakMb))
  console.log(`ours, one thread             ${seconds.toFixed(3)} s CPU, ${peakMb.toFixed(0)} MB`)
  console.log(`ours, two threads            ${wallTwoThreads.toFixed(3)} s wall`)

  const peer = await askScipy(folder)
  const scipySeconds = peer ? Math.min(...Object.values(peer.seconds)) : null
  for (const [name, cpu] of Object.entries(peer?.seconds ?? {}))
    console.log(`scipy, ${name.padEnd(29)} ${cpu.toFixed(3)} s CPU`)
  const speedup = scipySeconds === null ? null : scipySeconds / seconds
  const sameNeighbours = peer
    ? shareOfSameRows(readNeighbourFiles(folder, 'our'), readNeighbourFiles(folder, 'peer'), K)
    : null
  if (speedup !== null) console.log(`${speedup.toFixed(1)} times fewer CPU seconds`)
  return {
    speedup: rounded(speedup),
    sameNeighbours,
    peakMb: rounded(peakMb),
    seconds: rounded(seconds),
    wallTwoThreads: rounded(wallTwoThreads),
    peakMbTwoThreads: rounded(Math.max(...two.map((turn) => turn.peakMb))),
    scipySeconds,
    scipyVariants: peer?.seconds ?? null,
    scipyVersion: peer?.scipy ?? null,
    films: matrix.rows,
    terms: matrix.columns,
    nonZeros: matrix.indices.length,
    k: K,
  }
}

/** Each turn is a fresh process: nothing is warm, and its peak memory is its own. */
async function takeTurns(folder: string, threads: number): Promise<OurTurn[]> {
  const script = fileURLToPath(new URL('./neighbours/our-turn.ts', import.meta.url))
  const turns: OurTurn[] = []
  for (let turn = 0; turn < TURNS; turn++) {
    const args = ['--import', 'tsx', script, folder, String(K), String(threads)]
    turns.push(JSON.parse((await run(process.execPath, args)).stdout))
  }
  return turns
}

type Peer = { scipy: string; seconds: Record<string, number> }

async function askScipy(folder: string): Promise<Peer | null> {
  try {
    await run(PYTHON, ['-c', 'import scipy.sparse'])
  } catch {
    console.log(`scipy skipped: ${PYTHON} has none (Debian: apt-get install python3-scipy).`)
    return null
  }
  const script = fileURLToPath(new URL('./neighbours/scipy_peer.py', import.meta.url))
  const { stdout } = await run(PYTHON, [script, folder, String(K)])
  return JSON.parse(stdout)
}

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!
}

function rounded(figure: number | null): number | null {
  return figure === null ? null : Math.round(figure * 1000) / 1000
}
