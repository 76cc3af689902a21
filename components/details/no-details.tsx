/** Said where the operator has set no key: what is missing, and what would bring it. */
export function NoDetails() {
  return (
    <div className="wrap mt-16">
      <p className="note text-soft" data-trouble="off">
        Overview, trailer, photographs and where to watch come from TMDB, and this site has no key
        for it. All else is here. Its operator sets TMDB_ACCESS_TOKEN to add them.
      </p>
    </div>
  )
}
