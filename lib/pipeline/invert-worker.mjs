// The entry of a thread that inverts: Node starts workers without the parent's TypeScript loader.
import { register } from 'tsx/esm/api'

register()
await import('./invert-worker.ts')
