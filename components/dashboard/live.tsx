'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Asks the server for the page anew while something is under way; told as text, not by movement. */
export function Live({ every }: { every: number }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), every)
    return () => clearInterval(timer)
  }, [router, every])
  return (
    <p role="status" className="label text-soft">
      This page follows along by itself.
    </p>
  )
}
