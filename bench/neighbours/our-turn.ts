// One timed search in a process of its own: our-turn.ts FOLDER K THREADS; prints one JSON line.
import { readMatrix, writeNeighbours } from './matrix-files'
import { nearestRowsInWorkers } from '@/lib/pipeline/nearest-in-workers'

/** What one search cost: CPU and wall seconds, and the peak memory of its whole process. */
export type OurTurn = { seconds: number; wall: number; peakMb: number }

const [folder = '', k = '50', threads = '1'] = process.argv.slice(2)
const matrix = readMatrix(folder)
const cpu = process.cpuUsage()
const start = performance.now()
const found = await nearestRowsInWorkers(matrix, { k: Number(k), threads: Number(threads) })
const wall = (performance.now() - start) / 1000
const { user, system } = process.cpuUsage(cpu)
const turn: OurTurn = {
  seconds: (user + system) / 1e6,
  wall,
  peakMb: process.resourceUsage().maxRSS / 1024,
}
writeNeighbours(folder, found, Number(k))
console.log(JSON.stringify(turn))
