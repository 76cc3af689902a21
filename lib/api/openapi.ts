// The API as an OpenAPI 3.1 document, made of the very schemas that check requests and answers.
import { z } from 'zod'
import { ENDPOINTS, errorSchema } from './endpoints'

type JsonSchema = Record<string, unknown>

/** Returns the document; the same on every call. */
export function openApiDocument(): Record<string, unknown> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Marquee',
      version: '1.0.0',
      description: 'Films like a film, and the true reason for each.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths: pathsOf(),
  }
}

type Endpoint = (typeof ENDPOINTS)[keyof typeof ENDPOINTS]

/** Operations by address and method. */
function pathsOf(): Record<string, Record<string, unknown>> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [name, endpoint] of Object.entries(ENDPOINTS)) {
    const method = 'method' in endpoint ? endpoint.method : 'get'
    paths[endpoint.path] = { ...paths[endpoint.path], [method]: operation(name, endpoint) }
  }
  return paths
}

function operation(name: string, endpoint: Endpoint) {
  return {
    operationId: name,
    summary: endpoint.summary,
    parameters: [...pathParameters(endpoint.path), ...queryParameters(endpoint.query)],
    ...('body' in endpoint
      ? {
          requestBody: {
            required: true,
            content: content('application/json', endpoint.body, 'input'),
          },
        }
      : {}),
    responses: {
      200: { description: 'The answer.', content: content('application/json', endpoint.answer) },
      ...Object.fromEntries(
        endpoint.errors.map((status) => [
          status,
          {
            description: 'RFC 9457 problem details.',
            content: content('application/problem+json', errorSchema),
          },
        ]),
      ),
    },
  }
}

function pathParameters(path: string) {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    description: 'Our id of the film.',
    schema: { type: 'integer', minimum: 1 },
  }))
}

function queryParameters(query: z.ZodType) {
  const options = { unrepresentable: 'any' } as const
  const { properties = {}, required = [] } = z.toJSONSchema(query, options) as {
    properties?: Record<string, JsonSchema>
    required?: string[]
  }
  const written = z.toJSONSchema(query, { ...options, io: 'input' }) as {
    properties?: Record<string, JsonSchema>
  }
  return Object.entries(properties).map(([name, schema]) => {
    // A text that is read as a list or a choice is written as text; what is read as a number is one.
    const input = written.properties?.[name]
    const { description, ...form } =
      input?.type === 'string' ? { ...input, ...only(schema) } : schema
    return {
      name,
      in: 'query',
      ...(description ? { description } : {}),
      required: required.includes(name) && schema.default === undefined,
      schema: form,
    }
  })
}

/** What a schema says besides its type. */
function only({ description, default: value }: JsonSchema): JsonSchema {
  return {
    ...(description ? { description } : {}),
    ...(value === undefined ? {} : { default: value }),
  }
}

function content(type: string, form: z.ZodType, io: 'input' | 'output' = 'output') {
  const { $schema: _, ...schema } = z.toJSONSchema(form, { io }) as JsonSchema
  return { [type]: { schema } }
}
