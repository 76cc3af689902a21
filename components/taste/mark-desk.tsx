'use client'

import { useEffect, useRef } from 'react'
import { MarkPanel } from './mark-panel'
import { closePanel, dismissNotice, loadMarks, type MarkedMovie, NO_MARK } from './marks-store'
import { useMarks } from './use-marks'

const NOTICE_MILLISECONDS = 8000

/** What stands beside every page: the panel of a film, and what was just done with a way to undo it. */
export function MarkDesk() {
  const { open, notice } = useMarks()
  useEffect(() => void loadMarks(), [])
  return (
    <>
      {open && <PanelDialog key={open.id} movie={open} />}
      <div role="status" className="notice-place no-print">
        {notice && <NoticeCard key={notice.key} />}
      </div>
    </>
  )
}

function PanelDialog({ movie }: { movie: MarkedMovie }) {
  const { marks } = useMarks()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  return (
    <dialog
      ref={dialog}
      onClose={closePanel}
      aria-labelledby="mark-panel"
      className="card-dialog p-6"
    >
      <div className="mb-4 flex items-start justify-between gap-6">
        <h2 id="mark-panel" className="display text-xl">
          {movie.title}
        </h2>
        <button type="button" onClick={closePanel} className="textlink min-h-11 px-2 font-semibold">
          Close
        </button>
      </div>
      <MarkPanel movie={movie} mark={marks.get(movie.id) ?? NO_MARK} />
    </dialog>
  )
}

function NoticeCard() {
  const { notice } = useMarks()
  const card = useRef<HTMLParagraphElement>(null)
  const key = notice?.key ?? 0
  useEffect(() => {
    const timer = setInterval(() => {
      const isInUse = card.current?.matches(':hover, :focus-within')
      if (!isInUse) dismissNotice(key)
    }, NOTICE_MILLISECONDS)
    return () => clearInterval(timer)
  }, [key])
  if (!notice) return null
  return (
    <p ref={card} className="notice">
      <span>{notice.text}</span>
      {notice.undo && (
        <button type="button" onClick={notice.undo}>
          Undo
        </button>
      )}
    </p>
  )
}
