/** Names and values between hairlines. */
export function NameValues({ values }: { values: readonly (readonly [string, string])[] }) {
  return (
    <dl className="facts text-sm">
      {values.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="break-all tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
