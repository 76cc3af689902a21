// Runs the vendors' server by itself: node --import tsx e2e/vendors/server.ts PORT
import { startVendors } from './start'

const vendors = await startVendors(Number(process.argv[2] ?? 0))
console.log(`Ready on ${vendors.url}`)
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void vendors.close().then(() => process.exit(0)))
