// The thread that helps nearest-in-workers: sweeps and finishes slices until none is left.
import { workerData } from 'node:worker_threads'
import type { NeighbourMemory } from '@/lib/similarity/neighbour-memory'
import { takeTurns } from '@/lib/similarity/nearest-turns'

const { laidOut, thread } = workerData as { laidOut: NeighbourMemory; thread: number }
const turns = takeTurns(laidOut, thread)
while (turns.sweepNext());
turns.waitUntilSwept()
while (turns.finishNext());
