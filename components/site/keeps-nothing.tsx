/** Says, on every page of a site that is only read, that nothing said there stays. */
export function KeepsNothing() {
  return (
    <p role="note" className="wrap py-2 text-sm">
      <strong>This site keeps nothing.</strong> You can search and be recommended films; what you
      rate, write or import here is refused, and nothing is noted of you.
    </p>
  )
}
