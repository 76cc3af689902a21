import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ENDPOINTS } from './endpoints'
import { clientTypes } from './client-types'
import { openApiDocument } from './openapi'

test('openapi.json is what the schemas say; npm run openapi writes it anew', () => {
  const committed = JSON.parse(readFileSync('openapi.json', 'utf8'))
  expect(committed).toEqual(JSON.parse(JSON.stringify(openApiDocument())))
})

test('every endpoint is described with its parameters and its errors', () => {
  const { paths } = openApiDocument() as { paths: Record<string, { get: Record<string, unknown> }> }
  expect(Object.keys(paths)).toEqual([...new Set(Object.values(ENDPOINTS).map(({ path }) => path))])
  const { parameters, responses } = paths['/api/movies/{id}/recommendations']!.get
  expect((parameters as { name: string }[]).map(({ name }) => name)).toEqual([
    'id',
    'limit',
    'model',
    'diversity',
    'minRelevance',
  ])
  expect(Object.keys(responses as object)).toEqual(['200', '400', '404', '503'])
})

test('the client has the types of the description', async () => {
  const committed = readFileSync('lib/api/client/paths.ts', 'utf8')
  expect(committed).toBe(await clientTypes(openApiDocument()))
})
