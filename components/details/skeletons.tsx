/** As tall as a usual overview, so that nothing below moves far. */
export function HeadWordsSkeleton() {
  return (
    <div className="head-words" aria-hidden>
      <div className="skeleton h-7 w-3/5" />
      <div className="skeleton h-28 max-w-[40rem]" />
      <div className="skeleton h-12 w-4/5" />
    </div>
  )
}

/** Of the size of the sections that follow the recommendations. */
export function ExtrasSkeleton() {
  return (
    <div aria-hidden>
      <div className="wrap mt-20">
        <div className="border-rule border-t-2 pt-2">
          <div className="skeleton mb-5 h-10 w-40" />
        </div>
        <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
          <div className="skeleton aspect-video" />
          <div className="skeleton h-60" />
        </div>
      </div>
      <div className="wrap mt-20">
        <div className="border-rule border-t-2 pt-2">
          <div className="skeleton mb-5 h-10 w-56" />
        </div>
        <div className="skeleton h-72" />
      </div>
    </div>
  )
}
