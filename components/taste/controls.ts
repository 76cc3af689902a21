// The controls of lists for a taste, as they stand in an address.

export const CONTROL_NAMES = [
  'more',
  'less',
  'quiet',
  'genre',
  'from',
  'to',
  'runtime',
  'language',
  'service',
  'novelty',
  'diversity',
] as const
export type ControlName = (typeof CONTROL_NAMES)[number]
export type Controls = Partial<Record<ControlName, string>>

/** Picks the controls out of an address's parameters; empty ones are none. */
export function readControls(
  params: Iterable<readonly [string, string | string[] | undefined]>,
): Controls {
  const controls: Controls = {}
  for (const [name, value] of params) {
    const text = Array.isArray(value) ? value[0] : value
    const known = CONTROL_NAMES.find((one) => one === name)
    if (known && text) controls[known] = text
  }
  return controls
}

/** Writes them again, in one order. */
export function writeControls(controls: Controls): string {
  const params = new URLSearchParams()
  for (const name of CONTROL_NAMES) {
    const value = controls[name]
    if (value) params.set(name, value)
  }
  return params.toString()
}

/** How much of a theme is wanted: from -1 (less) to 1 (more), 0 where nothing is said of it. */
export function amountOf(controls: Controls, theme: string): number {
  const find = (text: string | undefined) =>
    themesIn(text).find(({ name }) => name === theme)?.amount ?? 0
  return find(controls.more) - find(controls.less)
}

/** Sets how much of a theme is wanted. */
export function withAmount(controls: Controls, theme: string, amount: number): Controls {
  const others = (text: string | undefined) => themesIn(text).filter(({ name }) => name !== theme)
  const own = { name: theme, amount: Math.abs(amount) }
  return {
    ...controls,
    more: joined([...others(controls.more), ...(amount > 0 ? [own] : [])]),
    less: joined([...others(controls.less), ...(amount < 0 ? [own] : [])]),
  }
}

/** The themes that an address names, with their amounts. */
export function themesIn(text: string | undefined): { name: string; amount: number }[] {
  return (text ?? '')
    .split('|')
    .filter(Boolean)
    .map((part) => {
      const [, name = part, amount] = /^(.*?)(?:\*(\d(?:\.\d+)?))?$/s.exec(part) ?? []
      return { name, amount: amount === undefined ? 1 : Number(amount) }
    })
}

function joined(themes: { name: string; amount: number }[]): string {
  return themes.map(({ name, amount }) => (amount === 1 ? name : `${name}*${amount}`)).join('|')
}
