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
    paths: Object.fromEntries(
      Object.entries(ENDPOINTS).map(([name, endpoint]) => [
        endpoint.path,
        { get: operation(name, endpoint) },
      ]),
    ),
  }
}

function operation(name: string, endpoint: (typeof ENDPOINTS)[keyof typeof ENDPOINTS]) {
  return {
    operationId: name,
    summary: endpoint.summary,
    parameters: [...pathParameters(endpoint.path), ...queryParameters(endpoint.query)],
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
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'output' }) as {
    properties?: Record<string, JsonSchema>
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name) && schema.default === undefined,
    schema,
  }))
}

function content(type: string, answer: z.ZodType) {
  const { $schema: _, ...schema } = z.toJSONSchema(answer) as JsonSchema
  return { [type]: { schema } }
}
