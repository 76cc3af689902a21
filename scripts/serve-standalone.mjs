// Serves the site from Next's standalone output, which has no next.config.ts: what it said stands among the built files.
import { readFileSync } from 'node:fs'

const { config } = JSON.parse(readFileSync('.next/required-server-files.json', 'utf8'))
process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config)
await import('./serve.mjs')
