// The entry of a helping thread: Node starts workers without the parent's TypeScript loader.
import { register } from 'tsx/esm/api'

register()
await import('./nearest-worker.ts')
