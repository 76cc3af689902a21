import { handle, refuseMethod } from '@/lib/serve/http'
import { metrics } from '@/lib/serve/metrics'
import { requireOperatorOrToken } from '@/lib/serve/operator'

export const dynamic = 'force-dynamic'

/** Figures for Prometheus, which sends ADMIN_TOKEN as a bearer token. */
export function GET(request: Request) {
  return handle(request, async () => {
    requireOperatorOrToken(request)
    const body = await metrics.registry.metrics()
    const headers = { 'content-type': metrics.registry.contentType, 'cache-control': 'no-store' }
    return { status: 200, headers, body }
  })
}

export { refuseMethod as DELETE, refuseMethod as PATCH, refuseMethod as POST, refuseMethod as PUT }
