/** Names and values between hairlines. */
export function NameValues({ values }: { values: readonly (readonly [string, string])[] }) {
  return (
    <dl className="facts text-sm">
      {values.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="wrap-anywhere tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
