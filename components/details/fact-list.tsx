/** Names and values; a fact without a value is left out. */
export function FactList({
  facts,
  className,
}: {
  facts: readonly (readonly [name: string, value: string | null])[]
  className: string
}) {
  return (
    <dl className={className}>
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
