// For tests: the thread from its sources, as the bundler makes it for the site.
import { register } from 'tsx/esm/api'

register()
await import('./watched-thread.ts')
