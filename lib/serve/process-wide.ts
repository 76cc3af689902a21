// One value a process: the bundler makes a copy of a module for every entry, and what they hold must be the same.
import 'server-only'

const shared = globalThis as { marquee?: Map<string, unknown> }
shared.marquee ??= new Map()
const values = shared.marquee

/** Returns the value of that name, made at first need. */
export function processWide<T>(name: string, make: () => T): T {
  if (!values.has(name)) values.set(name, make())
  return values.get(name) as T
}
