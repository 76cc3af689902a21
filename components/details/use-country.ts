'use client'

import { useSyncExternalStore } from 'react'

const KEY = 'marquee-country'
const FALLBACK = 'GB'
const listeners = new Set<() => void>()

/** The visitor's country for certificates and where to watch: as chosen, else as the browser's language has it. */
export function useCountry(): [string, (country: string) => void] {
  const country = useSyncExternalStore(subscribe, readCountry, () => FALLBACK)
  return [country, chooseCountry]
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function readCountry(): string {
  const chosen = read()
  if (chosen !== null && /^[A-Z]{2}$/.test(chosen)) return chosen
  for (const language of navigator.languages ?? []) {
    const region = /-([A-Z]{2})\b/.exec(language)?.[1]
    if (region) return region
  }
  return FALLBACK
}

/** Remembered in this browser only. */
function chooseCountry(country: string): void {
  try {
    localStorage.setItem(KEY, country)
  } catch {
    // Without storage the choice holds for this page.
    chosenHere = country
  }
  for (const listener of listeners) listener()
}

let chosenHere: string | null = null

function read(): string | null {
  try {
    return localStorage.getItem(KEY) ?? chosenHere
  } catch {
    return chosenHere
  }
}
