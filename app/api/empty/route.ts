export const dynamic = 'force-dynamic'

/** Answers an empty object: the baseline that `bench serve` measures the other handlers against. */
export function GET() {
  return Response.json({})
}
