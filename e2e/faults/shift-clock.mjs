// Loaded before a server (node --import): on SIGUSR2 its clock goes back a day, as when an operator or a time server sets it.
const DAY_MS = 86_400_000
const now = Date.now
let shiftMs = 0
Date.now = () => now() - shiftMs
process.on('SIGUSR2', () => {
  shiftMs = DAY_MS
})
