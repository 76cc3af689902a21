// What MLflow's REST API 2.0 answers, as far as we read it; fields we do not know are let through unread.
import { z } from 'zod'

/** A list of nothing is left out of an answer, or null. */
function listOf<T>(shape: z.ZodType<T>) {
  return z
    .array(shape)
    .nullish()
    .transform((list) => list ?? [])
}

/** 64-bit numbers come as numbers or as texts, and so does "NaN". */
const number = z.union([z.number(), z.string()]).transform(Number)
const id = z.union([z.string(), z.number()]).transform(String)

const pair = z.object({ key: z.string(), value: z.string().default('') })

const metric = z.object({
  key: z.string(),
  value: number,
  timestamp: number,
  step: number.nullish().transform((step) => step ?? 0),
})

const run = z.object({
  info: z.object({
    run_id: z.string(),
    status: z.string().nullish(),
    end_time: number.nullish(),
  }),
  data: z
    .object({ params: listOf(pair), tags: listOf(pair), metrics: listOf(metric) })
    .nullish()
    .transform((data) => data ?? { params: [], tags: [], metrics: [] }),
})

const modelVersion = z.object({ name: z.string(), version: id, tags: listOf(pair) })

/** A name and a value, as parameters and tags are. */
export type MlflowPair = z.infer<typeof pair>

/** One value of a metric; `timestamp` in ms since 1970. */
export type MlflowMetric = z.infer<typeof metric>

/** A run as it stands in MLflow; of each metric the latest value only. */
export type MlflowStanding = z.infer<typeof run>

/** experiments/get-by-name */
export const experimentShape = z.object({ experiment: z.object({ experiment_id: id }) })

/** experiments/create */
export const newExperimentShape = z.object({ experiment_id: id })

/** runs/search */
export const runsShape = z.object({ runs: listOf(run) })

/** runs/create */
export const newRunShape = z.object({ run })

/** metrics/get-history */
export const historyShape = z.object({
  metrics: listOf(metric),
  next_page_token: z.string().nullish(),
})

/** model-versions/search */
export const modelVersionsShape = z.object({ model_versions: listOf(modelVersion) })

/** model-versions/create */
export const newModelVersionShape = z.object({ model_version: modelVersion })

/** An answer of which nothing is read, but that it is an object. */
export const doneShape = z.object({})

/** What a refusal says. */
export const errorShape = z.object({
  error_code: z.string(),
  message: z.string().nullish(),
})
