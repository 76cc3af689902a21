import { ENDPOINTS } from '@/lib/api/endpoints'
import { AppError } from '@/lib/errors'
import { exportHistory } from '@/lib/serve/history'
import { handle, readQuery, refuseMethod } from '@/lib/serve/http'
import { findVisitor } from '@/lib/serve/visitor'

export function GET(request: Request) {
  return handle(request, async () => {
    const { format } = readQuery(request, ENDPOINTS.exportMy.query)
    const visitor = findVisitor(request)
    if (!visitor)
      throw new AppError('not-found', 'You said nothing here yet; there is nothing to take.')
    const [type, name] =
      format === 'json'
        ? ['application/json', 'marquee.json']
        : ['text/csv', 'marquee-letterboxd.csv']
    const headers = {
      'content-type': `${type}; charset=utf-8`,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
    }
    return { status: 200, headers, body: exportHistory(visitor, format) }
  })
}

export { refuseMethod as DELETE, refuseMethod as PATCH, refuseMethod as POST, refuseMethod as PUT }
