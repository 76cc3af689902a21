export const dynamic = 'force-dynamic'

/** Answers an empty object: the baseline that the benches measure the other handlers against. */
export function GET() {
  return Response.json({})
}

export { GET as POST }
