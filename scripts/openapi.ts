// `npm run openapi`: writes the API's description, made of its schemas, and the types of its client, made of the description.
import { writeFileSync } from 'node:fs'
import { clientTypes } from '@/lib/api/client-types'
import { openApiDocument } from '@/lib/api/openapi'

const document = openApiDocument()
writeFileSync('openapi.json', `${JSON.stringify(document, null, 2)}\n`)
writeFileSync('lib/api/client/paths.ts', await clientTypes(document))
