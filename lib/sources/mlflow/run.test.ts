import { describe, expect, it } from 'vitest'
import { mlflowContent } from './run'
import { exampleRun } from './run.fixture'

function tagOf(run: Parameters<typeof mlflowContent>[0], key: string) {
  return mlflowContent(run).tags.find((tag) => tag.key === key)?.value
}

describe('mlflowContent', () => {
  it('leaves metrics out that are not finite, and names them in a tag', () => {
    const metrics = [Number.NaN, 0.5, Number.NEGATIVE_INFINITY].map((value, step) => ({
      key: 'loss',
      value,
      step,
      at: step,
    }))
    const run = exampleRun({ metrics })
    expect(mlflowContent(run).metrics).toEqual([{ key: 'loss', value: 0.5, step: 1, timestamp: 1 }])
    expect(tagOf(run, 'marquee.metrics-left-out')).toBe(
      'loss at step 0 (NaN), loss at step 2 (-Infinity)',
    )
  })

  it('has no note where nothing is left out or cut', () => {
    expect(mlflowContent(exampleRun()).tags.map(({ key }) => key)).toEqual([
      'commit',
      'artefact.rows.bin',
      'marquee.run',
    ])
  })

  it('writes names in the letters that MLflow takes', () => {
    const { params, metrics } = mlflowContent(
      exampleRun({
        parameters: { 'größe (k)': '1' },
        metrics: [{ key: 'recall@5: all', value: 1, step: 0, at: 0 }],
      }),
    )
    expect(params[0]?.key).toBe('größe _k_')
    expect(metrics[0]?.key).toBe('recall_at_5_ all')
  })

  it('refuses two names that MLflow would take for one', () => {
    const parameters = { 'a@1': 'x', a_at_1: 'y' }
    expect(() => mlflowContent(exampleRun({ parameters }))).toThrow(
      'Got the parameters «a@1» and «a_at_1», which MLflow would both call «a_at_1»; rename one.',
    )
    const long = 'x'.repeat(250)
    const tags = { [`${long}1`]: 'x', [`${long}2`]: 'y' }
    expect(() => mlflowContent(exampleRun({ tags }))).toThrow('rename one')
  })

  it('cuts values that are too long, between characters, and names them in a tag', () => {
    const run = exampleRun({
      parameters: { words: `${'x'.repeat(5998)}😀😀`, just: 'y'.repeat(6000) },
      tags: { note: 'z'.repeat(5001) },
    })
    const values = Object.fromEntries(mlflowContent(run).params.map((one) => [one.key, one.value]))
    expect(values).toEqual({ words: `${'x'.repeat(5998)}…`, just: 'y'.repeat(6000) })
    expect(tagOf(run, 'note')).toHaveLength(5000)
    expect(tagOf(run, 'marquee.cut')).toBe('words (6002 characters), note (5001 characters)')
  })

  it('keeps the id of the run, whatever its own tags say', () => {
    expect(tagOf(exampleRun({ tags: { 'marquee.run': 'another' } }), 'marquee.run')).toBe(
      'ranker:2026-03-01.7',
    )
  })
})
