import { afterEach, describe, expect, it } from 'vitest'
import { AppError } from '@/lib/errors'
import { exportRun, type MlflowRun, type MlflowSettings } from './client'
import { exampleRun, pairs, steps } from './run.fixture'
import { type Fault, type MlflowServer, startMlflow } from './server.fixture'

const servers: MlflowServer[] = []

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

async function start(options: Parameters<typeof startMlflow>[0] = {}): Promise<MlflowServer> {
  const server = await startMlflow(options)
  servers.push(server)
  return server
}

function send(server: MlflowServer, run: MlflowRun, settings: Partial<MlflowSettings> = {}) {
  return exportRun(run, { uri: server.url, timeoutSeconds: 5, retries: 0, ...settings })
}

/** What the export fails with. */
async function failureOf(exported: Promise<unknown>): Promise<AppError> {
  const error = await exported.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (error instanceof AppError) return error
  throw new Error(`Got ${error}, expected an AppError.`)
}

describe('exportRun', () => {
  it('brings a run to MLflow whole', async () => {
    const server = await start()
    const ids = await send(server, exampleRun())
    expect(ids).toEqual({ experimentId: '1', runId: '1'.padStart(32, '0'), modelVersion: '1' })
    expect([...server.store.experiments]).toEqual([['ranker', '1']])
    expect(server.store.runs).toEqual([
      {
        runId: ids.runId,
        experimentId: '1',
        name: 'ranker 7',
        status: 'FINISHED',
        startTime: 1_772_323_200_000,
        endTime: 1_772_323_260_000,
        params: new Map([
          ['learning_rate', '0.05'],
          ['seed', '7'],
        ]),
        tags: new Map([
          ['marquee.run', 'ranker:2026-03-01.7'],
          ['mlflow.runName', 'ranker 7'],
          ['commit', 'abc123'],
          ['artefact.rows.bin', '{"uri":"store/ranker/7/rows.bin","sha256":"f00d","bytes":1234}'],
        ]),
        metrics: [
          { key: 'loss', value: 0.7, step: 0, timestamp: 1_772_323_210_000 },
          { key: 'loss', value: 0.1 + 0.2, step: 1, timestamp: 1_772_323_220_000 },
          { key: 'ndcg_at_10', value: 0.41, step: 1, timestamp: 1_772_323_230_000 },
        ],
      },
    ])
  })

  it('registers the model, with the alias of the champion', async () => {
    const server = await start()
    const { runId } = await send(server, exampleRun())
    expect(server.store.models.get('ranker')).toEqual({
      versions: [
        {
          version: '1',
          source: 'marquee://ranker/7',
          runId,
          tags: [
            { key: 'marquee.version', value: '7' },
            { key: 'marquee.run', value: 'ranker:2026-03-01.7' },
          ],
        },
      ],
      aliases: new Map([['champion', '1']]),
    })
  })

  it('moves the alias to the next champion, and not to a challenger', async () => {
    const server = await start()
    await send(server, exampleRun())
    const next = (version: string, isChampion: boolean) =>
      send(server, exampleRun({ id: version, model: { name: 'ranker', version, isChampion } }))
    expect(await next('8', false)).toMatchObject({ modelVersion: '2' })
    expect(server.store.models.get('ranker')?.aliases.get('champion')).toBe('1')
    expect(await next('9', true)).toMatchObject({ modelVersion: '3' })
    expect(server.store.models.get('ranker')?.aliases.get('champion')).toBe('3')
  })

  it('tells failed and killed runs, which leave no model', async () => {
    const server = await start()
    for (const status of ['failed', 'killed'] as const)
      expect(await send(server, exampleRun({ id: status, status, model: null }))).toMatchObject({
        modelVersion: null,
      })
    expect(server.store.runs.map(({ status }) => status)).toEqual(['FAILED', 'KILLED'])
    expect(server.store.models.size).toBe(0)
  })

  it('changes nothing when the same run is exported again', async () => {
    const server = await start()
    const first = await send(server, exampleRun())
    const kept = structuredClone(server.store)
    server.asked.length = 0
    expect(await send(server, exampleRun())).toEqual(first)
    expect(server.store).toEqual(kept)
    expect(server.asked).not.toContain('runs/log-batch')
  })

  it('adds what has come since, and keeps runs of one experiment apart', async () => {
    const server = await start()
    await send(server, exampleRun({ metrics: steps(3), tags: { note: 'old' } }))
    await send(server, exampleRun({ metrics: steps(5), tags: { note: 'new' } }))
    await send(server, exampleRun({ id: 'another', metrics: [] }))
    const [run, another] = server.store.runs
    expect(run?.metrics.map(({ step }) => step)).toEqual([0, 1, 2, 3, 4])
    expect(run?.tags.get('note')).toBe('new')
    expect(another?.metrics).toEqual([])
    expect(server.store.experiments.size).toBe(1)
  })

  it('corrects how and when a run ended', async () => {
    const server = await start()
    await send(server, exampleRun({ status: 'killed' }))
    await send(server, exampleRun({ endedAt: 1_772_323_299_000 }))
    expect(server.store.runs[0]).toMatchObject({ status: 'FINISHED', endTime: 1_772_323_299_000 })
  })

  it('logs more than one call may hold, once each', async () => {
    const server = await start()
    const run = exampleRun({
      parameters: pairs(230, 6000),
      tags: pairs(120, 5000),
      metrics: [...steps(2500), ...steps(10, 'auc')],
    })
    await send(server, run)
    await send(server, run)
    const kept = server.store.runs[0]!
    expect(kept.params.size).toBe(230)
    expect([...kept.tags.keys()].filter((key) => key.startsWith('p'))).toHaveLength(120)
    expect(kept.metrics).toHaveLength(2510)
    expect(server.mostBytes).toBeLessThan(1_000_000)
  })

  it('sends a measurement once that the run holds twice', async () => {
    const server = await start()
    await send(server, exampleRun({ metrics: [...steps(2), ...steps(2)] }))
    expect(server.store.runs[0]?.metrics).toHaveLength(2)
  })

  it('tells of a parameter that stands with another value', async () => {
    const server = await start()
    await send(server, exampleRun({ parameters: { seed: '7' } }))
    const error = await failureOf(send(server, exampleRun({ parameters: { seed: '8' } })))
    expect(error.code).toBe('bad-request')
    expect(error.message).toMatch(
      /^MLflow's runs\/log-batch at http:\/\/127\.0\.0\.1:\d+ answered 400 INVALID_PARAMETER_VALUE «Changing param values is not allowed\..* Put right what it names, then export the run again\.$/,
    )
    expect(server.store.runs[0]?.params.get('seed')).toBe('7')
  })

  it('takes the experiment that another export makes in between', async () => {
    const server = await start()
    server.fault = (call) => {
      if (call === 1) server.store.experiments.set('ranker', '9')
      return null
    }
    expect(await send(server, exampleRun())).toMatchObject({ experimentId: '9' })
  })

  it('refuses an id that cannot be searched for', async () => {
    const server = await start()
    const error = await failureOf(send(server, exampleRun({ id: "it's" })))
    expect(error).toMatchObject({ code: 'bad-request', message: expect.stringContaining("it's") })
    expect(server.asked).toEqual([])
  })
})

describe('exportRun where the server stops midway', () => {
  it.each<Fault>(['gone', 'lost'])(
    'completes the run later, whichever call is %s',
    async (fault) => {
      const whole = await start()
      await send(whole, exampleRun())
      const calls = whole.asked.length
      expect(calls).toBeGreaterThan(8)
      for (let at = 0; at < calls; at++) {
        const first = await start()
        first.fault = (call) => (call >= at ? fault : null)
        expect(await failureOf(send(first, exampleRun()))).toMatchObject({ code: 'not-ready' })
        await first.close()
        const second = await start({ store: first.store })
        await send(second, exampleRun())
        expect(second.store, `stopped at call ${at}`).toEqual(whole.store)
      }
    },
  )

  it('completes it at once where only one answer is lost', async () => {
    const server = await start()
    server.fault = (call) => (server.asked[call - 1] === 'runs/search' ? oneLost() : null)
    let isLost = false
    function oneLost(): Fault | null {
      if (isLost) return null
      isLost = true
      return 'lost'
    }
    await send(server, exampleRun(), { retries: 1 })
    expect(server.asked.filter((endpoint) => endpoint === 'runs/create')).toHaveLength(1)
    expect(server.store.runs).toHaveLength(1)
    expect(server.store.runs[0]?.status).toBe('FINISHED')
  })

  it('leaves out no measurement of a batch that came through in part', async () => {
    const first = await start()
    first.fault = (call) => (call > 0 && first.asked[call - 1] === 'runs/log-batch' ? 'gone' : null)
    await failureOf(send(first, exampleRun({ metrics: steps(1500) })))
    first.store.runs[0]?.metrics.push(
      ...steps(700).map(({ key, value, step, at }) => ({ key, value, step, timestamp: at })),
    )
    const second = await start({ store: first.store })
    await send(second, exampleRun({ metrics: steps(1500) }))
    const kept = second.store.runs[0]!.metrics.map(({ step }) => step)
    expect(kept).toEqual(Array.from({ length: 1500 }, (_, step) => step))
  })
})

describe('exportRun where the server fails', () => {
  it.each<[Fault, AppError['code'], RegExp]>([
    [
      'failing',
      'not-ready',
      /answered 500 INTERNAL_ERROR «database is locked x+»\. Look into the log/,
    ],
    ['bad-gateway', 'not-ready', /answered 502 «a web page»\. Look into the log/],
    [
      'rate-limited',
      'not-ready',
      /answered 429 REQUEST_LIMIT_EXCEEDED «Too many requests\.»\. .*wait a while/,
    ],
    ['html', 'unusable-data', /answered 200 with text\/html, expected the JSON of MLflow/],
    ['changed', 'unusable-data', /answered 200 with JSON of another shape \(.*expected object/],
    ['redirect', 'bad-request', /answered 302 .*Check that MLFLOW_TRACKING_URI/],
    ['gone', 'not-ready', /could not be reached \(\w+\)\. Check MLFLOW_TRACKING_URI/],
  ])('says what is wrong where it is %s', async (fault, code, message) => {
    const server = await start()
    server.fault = () => fault
    const error = await failureOf(send(server, exampleRun()))
    expect(error.message.replaceAll('\n', ' ')).toMatch(message)
    expect(error.message).toContain(`MLflow's experiments/get-by-name at ${server.url} `)
    expect(error.message.length).toBeLessThan(700)
    expect(error.code).toBe(code)
  })

  it('gives up on a server that hangs, and does not try again', async () => {
    const server = await start()
    server.fault = () => 'hanging'
    const error = await failureOf(send(server, exampleRun(), { timeoutSeconds: 0.2, retries: 2 }))
    expect(error.message).toContain('gave no answer within 0.2 s.')
    expect(server.asked).toHaveLength(1)
  })

  it('tries again where it fails of itself, and no more often than it may', async () => {
    const well = await start()
    well.fault = (call) => (call === 5 ? 'failing' : call === 0 ? 'bad-gateway' : null)
    await send(well, exampleRun(), { retries: 2 })
    expect(well.store.runs).toHaveLength(1)
    expect(well.store.runs[0]?.metrics).toHaveLength(3)
    const ill = await start()
    ill.fault = () => 'failing'
    await failureOf(send(ill, exampleRun(), { retries: 1 }))
    expect(ill.asked).toHaveLength(2)
  })

  it('does not ask again what would be answered the same', async () => {
    for (const fault of ['html', 'changed', 'redirect', 'repeating'] as const) {
      const server = await start()
      server.fault = () => fault
      await failureOf(send(server, exampleRun(), { retries: 2 }))
      expect(server.asked, fault).toHaveLength(1)
    }
  })

  it('tells a server that is not there, and an address of another server', async () => {
    const server = await start()
    const elsewhere = await failureOf(send(server, exampleRun(), { uri: `${server.url}/other` }))
    expect(elsewhere.message).toContain('answered 404 «a web page». Check that MLFLOW_TRACKING_URI')
    await server.close()
    const gone = await failureOf(send(server, exampleRun()))
    expect(gone.message).toContain('could not be reached (ECONNREFUSED)')
  })
})

describe('exportRun and its credentials', () => {
  const BASIC = `Basic ${Buffer.from('ann:pass:wörd').toString('base64')}`

  it('sends a token as bearer, and a user name with password as basic', async () => {
    const byToken = await start({ authorization: 'Bearer tell-nobody' })
    await send(byToken, exampleRun(), { token: 'tell-nobody', username: 'ann', password: 'x' })
    const byName = await start({ authorization: BASIC })
    await send(byName, exampleRun(), { username: 'ann', password: 'pass:wörd' })
    expect([byToken, byName].map(({ store }) => store.runs.length)).toEqual([1, 1])
  })

  it('says which settings to look at when it is refused', async () => {
    const server = await start({ authorization: 'Bearer right' })
    for (const settings of [{}, { token: 'wrong-one' }, { username: 'ann', password: 'pw-77' }]) {
      const error = await failureOf(send(server, exampleRun(), { retries: 2, ...settings }))
      expect(error.message).toContain('answered 401 «You are not authenticated.». Check MLFLOW_')
      expect(error.message).not.toMatch(/wrong-one|pw-77/)
    }
    expect(server.asked).toHaveLength(3)
  })

  it('keeps what a server repeats of them out of its errors', async () => {
    const server = await start()
    server.fault = () => 'repeating'
    for (const settings of [{ token: 'tell-nobody' }, { username: 'ann', password: 'pass:wörd' }]) {
      const error = await failureOf(send(server, exampleRun(), settings))
      expect(error.message).toContain('PERMISSION_DENIED «Denied for B')
      const told = `${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`
      expect(told).not.toMatch(/tell-nobody|pass:wörd/)
      expect(told).not.toContain(BASIC.slice('Basic '.length))
    }
  })

  it.each([
    ['a path', { uri: './mlruns' }, 'no web address'],
    ['another protocol', { uri: 'sqlite:///mlflow.db' }, 'no web address'],
    [
      'a password in the address',
      { uri: 'http://ann:hush@127.0.0.1:1' },
      'MLFLOW_TRACKING_USERNAME',
    ],
    ['a token with a line break', { token: 'hush\nhush' }, 'MLFLOW_TRACKING_TOKEN'],
  ])(
    'refuses %s before anything is asked, and does not repeat it',
    async (_, settings, message) => {
      const server = await start()
      const error = await failureOf(send(server, exampleRun(), settings))
      expect(error.code).toBe('bad-request')
      expect(error.message).toContain(message)
      expect(error.message).not.toMatch(/hush|mlruns|sqlite/)
      expect(server.asked).toEqual([])
    },
  )
})
