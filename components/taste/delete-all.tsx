'use client'

import { useState } from 'react'
import { countOf } from '@/lib/format'
import { announce, forgetMarks, whenSent } from './marks-store'
import { ownClient } from './session'

/** Deletes every row of the visitor at once, after one question, and says what went. */
export function DeleteAll({ onDeleted }: { onDeleted: () => void }) {
  const [isSure, setSure] = useState(false)
  const [said, setSaid] = useState('')
  async function remove() {
    await whenSent()
    const { data } = await ownClient()
      .DELETE('/api/my')
      .catch(() => ({ data: undefined }))
    setSure(false)
    if (!data) {
      setSaid('This site did not answer. Nothing was deleted; try again.')
      return
    }
    forgetMarks()
    onDeleted()
    const { ratings, events, impressions, exposures } = data
    const parts = [
      countOf(ratings, 'rating'),
      countOf(events, 'mark or visit', 'marks and visits'),
      countOf(impressions + exposures, 'record', 'records'),
    ]
    setSaid(`Deleted for good: ${parts.join(', ')} of what you were shown.`)
    announce('All that you said is deleted', null)
  }
  return (
    <section aria-labelledby="delete" className="max-w-[44rem]">
      <h2 id="delete" className="display mb-3 text-xl">
        Delete everything
      </h2>
      <p className="mb-4">
        Every rating, mark and record of you leaves this site’s store at once. There is no way back;
        take a copy above if you may want one. A review that you wrote is deleted where it stands.
      </p>
      {isSure ? (
        <p className="flex flex-wrap gap-4">
          <button type="button" className="action" onClick={() => void remove()}>
            Yes, delete everything
          </button>
          <button type="button" className="textlink min-h-11" onClick={() => setSure(false)}>
            Keep it
          </button>
        </p>
      ) : (
        <button type="button" className="action" onClick={() => setSure(true)}>
          Delete everything
        </button>
      )}
      <p role="status" className="mt-4 font-semibold">
        {said}
      </p>
    </section>
  )
}
