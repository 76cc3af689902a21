export const dynamic = 'force-dynamic'

/** Answers nothing: the baseline that `bench serve` measures the other handlers against. */
export function GET() {
  return new Response(null, { status: 204 })
}
