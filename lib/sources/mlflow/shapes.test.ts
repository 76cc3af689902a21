import { describe, expect, it } from 'vitest'
import { historyShape, modelVersionsShape, runsShape } from './shapes'

describe('the shapes of MLflow', () => {
  it('read lists that are left out, or null, as empty', () => {
    expect(runsShape.parse({})).toEqual({ runs: [] })
    expect(modelVersionsShape.parse({ model_versions: null })).toEqual({ model_versions: [] })
    expect(runsShape.parse({ runs: [{ info: { run_id: 'a' } }] }).runs[0]?.data).toEqual({
      params: [],
      tags: [],
      metrics: [],
    })
  })

  it('read numbers that come as texts, and a step that is left out as 0', () => {
    const metrics = [
      { key: 'loss', value: 'NaN', timestamp: '1772323200000' },
      { key: 'loss', value: 0.5, timestamp: 1, step: '3' },
    ]
    expect(historyShape.parse({ metrics }).metrics).toEqual([
      { key: 'loss', value: Number.NaN, timestamp: 1_772_323_200_000, step: 0 },
      { key: 'loss', value: 0.5, timestamp: 1, step: 3 },
    ])
  })

  it('let fields through that they do not know', () => {
    const run = { info: { run_id: 'a', user_id: 'x' }, data: {}, inputs: {}, outputs: {} }
    expect(runsShape.parse({ runs: [run], more: true }).runs[0]?.info.run_id).toBe('a')
  })

  it('refuse a run without an id', () => {
    expect(runsShape.safeParse({ runs: [{ info: {} }] }).success).toBe(false)
  })
})
