// Who gets which variant: by a hash of visitor and salt, so that nobody has to remember it.
import { GrowthBook } from '@growthbook/growthbook'
import type { Plan, Variant } from './experiment'

/**
 * The variant of a visitor, or null for one who does not take part. Stateless: GrowthBook's hash of version 2 over visitor and
 * salt, its coverage for the share, its namespaces for exclusive groups.
 */
export function assignVariant(plan: Plan, visitor: string): Variant | null {
  const total = plan.variants.reduce((sum, { weight }) => sum + weight, 0)
  const { inExperiment, variationId } = new GrowthBook({ attributes: { id: visitor } }).run({
    key: plan.key,
    seed: `${plan.key} ${plan.salt}`,
    hashVersion: 2,
    variations: plan.variants.map((_, index) => index) as [number, number, ...number[]],
    weights: plan.variants.map(({ weight }) => weight / total),
    coverage: plan.share,
    ...(plan.group ? { namespace: [plan.group.name, plan.group.from, plan.group.to] } : {}),
  })
  return inExperiment ? plan.variants[variationId]! : null
}
