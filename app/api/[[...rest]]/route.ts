import { refuseAddress } from '@/lib/serve/http'

export {
  refuseAddress as DELETE,
  refuseAddress as GET,
  refuseAddress as PATCH,
  refuseAddress as POST,
  refuseAddress as PUT,
}
