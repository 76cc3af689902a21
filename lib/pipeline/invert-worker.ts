// The thread of invert-in-workers: does pieces until none is left.
import { workerData } from 'node:worker_threads'
import { type DenseSymmetric, takePart } from '@/lib/math/symmetric-inverse'

const { matrix, thread } = workerData as { matrix: DenseSymmetric; thread: number }
const { next } = takePart(matrix, thread)
while (next());
