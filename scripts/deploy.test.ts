// What is deployed is what its formats demand, runs as nobody in particular and holds no secret.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { validate } from 'dockerfile-utils'
import { expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { type Manifest, problemsOf, readKustomization } from './kubernetes'

const BASE = 'deploy/kubernetes/base'
const PRODUCTION = 'deploy/kubernetes/overlays/production'
const SECRET = /PASSWORD|SECRET|TOKEN|KEY/

type Service = {
  image: string
  read_only?: boolean
  cap_drop?: string[]
  environment?: Record<string, string>
  command?: string[]
}
type Pod = {
  securityContext: object
  containers: { securityContext: object; image: string; envFrom: object[] }[]
}

const dockerfile = readFileSync('Dockerfile', 'utf8')

test('the Dockerfile has no fault that the linter knows', () => {
  expect(validate(dockerfile)).toEqual([])
  expect(validate('FROM scratch\nCOPPY . .')).toHaveLength(1)
})

test('the image stands on one exact version, runs as a number that is not root and tells how it is', () => {
  const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image)
  expect(new Set(bases).size).toBe(1)
  expect(bases[0]).toMatch(/^node:\d+\.\d+\.\d+-\w+-slim(@sha256:[0-9a-f]{64})?$/)
  const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM'))
  expect(last).toMatch(/^USER [1-9]\d*:[1-9]\d*$/m)
  expect(last).toMatch(/^VOLUME \/data$/m)
  expect(last).toMatch(/^HEALTHCHECK [\s\S]*?\/api\/health/m)
  expect(last).not.toMatch(/^(?:ADD|RUN (?:npm|apt))/m)
})

test('no layer is given a secret, and the context holds only what it names', () => {
  expect(dockerfile.match(/^(?:ARG|ENV) .*/gm)?.filter((line) => SECRET.test(line))).toEqual([])
  const [, all, ...named] = readFileSync('.dockerignore', 'utf8').split('\n')
  expect(all).toBe('*')
  const allowed = named.filter((line) => line.startsWith('!')).map((line) => line.slice(1))
  for (const path of allowed) expect(existsSync(path), path).toBe(true)
  expect(named).toContain('**/.env*')
})

const composed = (path: string) =>
  parse(readFileSync(path, 'utf8'), { merge: true }) as { services: Record<string, Service> }

test.each(['compose.yaml', 'compose.scaled.yaml'])(
  '%s pins its images, confines the site and gives no secret a default',
  (path) => {
    const { services } = composed(path)
    for (const [name, { image, environment = {}, ...service }] of Object.entries(services)) {
      if (image === 'marquee')
        expect(service, name).toMatchObject({ read_only: true, cap_drop: ['ALL'] })
      else expect(image, name).toMatch(/:\d+\.\d+[\w.-]*$/)
      for (const [key, value] of Object.entries(environment))
        if (SECRET.test(key) && value !== '')
          expect(value, `${name} ${key}`).toMatch(/^\$\{\w+:(?:\?.+|-)\}$/)
      for (const [, , byDefault] of JSON.stringify(service).matchAll(/\$\{(\w*PASSWORD\w*)(:-.)/g))
        expect(byDefault, name).toBeUndefined()
    }
  },
)

test('only one service of the scaled form prepares the store, and the replicas share what they must', () => {
  const { services } = composed('compose.scaled.yaml')
  expect(services.prepare?.command).toEqual(['node', 'marquee.mjs', 'prepare'])
  expect(services.app?.command).toEqual(['node', 'serve.mjs'])
  expect(Object.keys(services.app?.environment ?? {})).toEqual(
    expect.arrayContaining(['DATABASE_URL', 'REDIS_URL', 'COOKIE_SECRETS', 'TRUSTED_PROXIES']),
  )
  expect(Object.keys(services).sort()).toEqual(['app', 'postgres', 'prepare', 'proxy', 'redis'])
})

test('every manifest is what the schemas of Kubernetes demand', () => {
  const { resources, patches } = readKustomization(PRODUCTION)
  expect(resources.flatMap(problemsOf)).toEqual([])
  const kinds = resources.map(({ kind }) => kind)
  for (const kind of ['Deployment', 'HorizontalPodAutoscaler', 'Job', 'CronJob'])
    expect(kinds).toContain(kind)
  // A patch is no whole manifest, but it must change one that there is, and by its own fields.
  for (const patch of patches) {
    expect(resources.map(nameOf), nameOf(patch)).toContain(nameOf(patch))
    expect(problemsOf(patch).filter((problem) => problem.endsWith('no schema knows.'))).toEqual([])
  }
})

test('a field that is misspelt, missing or of another kind is found', () => {
  const [manifest] = readKustomization(BASE).resources.filter(({ kind }) => kind === 'Deployment')
  const wrong = JSON.parse(
    JSON.stringify(manifest).replace('"readinessProbe"', '"readynessProbe"'),
  ) as Manifest & { spec: { selector?: object; replicas: unknown } }
  wrong.spec.replicas = 'three'
  delete wrong.spec.selector
  const problems = problemsOf(wrong).join('\n')
  expect(problems).toContain('replicas must be integer')
  expect(problems).toContain('must have required property selector')
  expect(problems).toContain('readynessProbe, which no schema knows')
})

test('every pod runs confined as a number that is not root, and takes its secrets from a reference', () => {
  const pods = readKustomization(BASE)
    .resources.map(podOf)
    .filter((pod) => pod !== null)
  expect(pods).toHaveLength(3)
  for (const { securityContext, containers } of pods) {
    expect(securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 10_001 })
    for (const { image, envFrom, ...container } of containers) {
      expect(image).toBe('marquee')
      expect(envFrom).toContainEqual({ secretRef: { name: 'marquee' } })
      expect(container.securityContext).toMatchObject({
        readOnlyRootFilesystem: true,
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
      })
    }
  }
})

test('what is rendered for production is valid too', () => {
  const rendered = render(PRODUCTION)
  expect(rendered.flatMap(problemsOf)).toEqual([])
  expect(rendered).toHaveLength(readKustomization(PRODUCTION).resources.length)
})

/** By kubectl, where there is one; elsewhere the resources as they are read. */
function render(folder: string): Manifest[] {
  try {
    const text = execFileSync('kubectl', ['kustomize', folder], { encoding: 'utf8' })
    return parseAllDocuments(text).map((document) => document.toJS() as Manifest)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return readKustomization(folder).resources
  }
}

function nameOf({ kind, metadata }: Manifest): string {
  return `${kind} ${metadata.name}`
}

/** The pod that a manifest describes, if it describes one. */
function podOf(manifest: Manifest): Pod | null {
  const { spec } = manifest as Manifest & { spec?: Record<string, unknown> }
  const job = (spec?.jobTemplate as { spec: typeof spec } | undefined)?.spec ?? spec
  return (job?.template as { spec: Pod } | undefined)?.spec ?? null
}
