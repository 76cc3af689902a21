// Holds Kubernetes manifests against the schemas of the API, and against what these do not say: fields that no schema knows.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Deployment } from 'kubernetes-models/apps/v1/Deployment'
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler'
import { CronJob } from 'kubernetes-models/batch/v1/CronJob'
import { Job } from 'kubernetes-models/batch/v1/Job'
import { Ingress } from 'kubernetes-models/networking.k8s.io/v1/Ingress'
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget'
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap'
import { Namespace } from 'kubernetes-models/v1/Namespace'
import { Service } from 'kubernetes-models/v1/Service'
import { ServiceAccount } from 'kubernetes-models/v1/ServiceAccount'
import { parse } from 'yaml'

const MODELS = [
  ConfigMap,
  CronJob,
  Deployment,
  HorizontalPodAutoscaler,
  Ingress,
  Job,
  Namespace,
  PodDisruptionBudget,
  Service,
  ServiceAccount,
]

export type Manifest = { apiVersion: string; kind: string; metadata: { name: string } }
type Kustomization = { resources: string[]; patches?: { path: string }[] }

/** All manifests that a kustomization names, those of the folders below it too; patches are manifests that may be incomplete. */
export function readKustomization(folder: string): { resources: Manifest[]; patches: Manifest[] } {
  const { resources, patches = [] } = readYaml<Kustomization>(join(folder, 'kustomization.yaml'))
  const read = resources.map((name) => {
    const path = join(folder, name)
    if (existsSync(join(path, 'kustomization.yaml'))) return readKustomization(path)
    return { resources: [readYaml<Manifest>(path)], patches: [] }
  })
  return {
    resources: read.flatMap((one) => one.resources),
    patches: [
      ...read.flatMap((one) => one.patches),
      ...patches.map(({ path }) => readYaml<Manifest>(join(folder, path))),
    ],
  }
}

/** What is wrong with a manifest: a sentence each; fields that the validator never looks at are unknown. */
export function problemsOf(manifest: Manifest): string[] {
  const { apiVersion, kind, metadata } = manifest
  const Model = MODELS.find((one) => one.apiVersion === apiVersion && one.kind === kind)
  if (!Model)
    return [`Got ${apiVersion} ${kind}, expected a kind that scripts/kubernetes.ts lists.`]
  const unread = new Set<string>()
  const watched = watch(manifest, '', unread)
  const problems: string[] = []
  try {
    Object.assign(new Model(), watched).validate()
  } catch (error) {
    problems.push(`${kind} ${metadata.name}: ${(error as Error).message}`)
  }
  return [
    ...problems,
    ...[...unread].map((path) => `${kind} ${metadata.name}: got ${path}, which no schema knows.`),
  ]
}

/** The same value, which takes the path of each field off the list once the field is read. */
function watch(value: unknown, path: string, unread: Set<string>): unknown {
  if (Array.isArray(value)) return value.map((one, i) => watch(one, `${path}/${i}`, unread))
  if (value === null || typeof value !== 'object') return value
  const fields = Object.entries(value).map(([key, one]) => {
    unread.add(`${path}/${key}`)
    return [key, watch(one, `${path}/${key}`, unread)] as const
  })
  return new Proxy(Object.fromEntries(fields), {
    get(target, key) {
      unread.delete(`${path}/${String(key)}`)
      return Reflect.get(target, key)
    },
  })
}

function readYaml<T>(path: string): T {
  return parse(readFileSync(path, 'utf8')) as T
}
