// `npm run openapi`: writes the API's description, made of its schemas, to openapi.json.
import { writeFileSync } from 'node:fs'
import { openApiDocument } from '@/lib/api/openapi'

writeFileSync('openapi.json', `${JSON.stringify(openApiDocument(), null, 2)}\n`)
