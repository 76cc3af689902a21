// The types of the client, generated from the API's description; for scripts and tests, never for the browser.
import openapiTS, { astToString } from 'openapi-typescript'

/** Returns the text of lib/api/client/paths.ts. */
export async function clientTypes(document: Record<string, unknown>): Promise<string> {
  const types = await openapiTS(JSON.stringify(document))
  return `// Generated from openapi.json by «npm run openapi»; changes here are lost.\n${astToString(types)}`
}
