'use client'

import { useId } from 'react'
import type { OfferedTheme } from '@/lib/api/taste-schemas'
import { GENRES } from '@/lib/catalogue/genre'
import { formatRuntime, languageName } from '@/lib/format'
import { amountOf, type Controls, themesIn, withAmount } from './controls'

const DECADES = Array.from({ length: 11 }, (_, i) => 2020 - 10 * i)
const RUNTIMES = [90, 120, 150, 180]
const LANGUAGES = [
  'en',
  'fr',
  'de',
  'es',
  'it',
  'ja',
  'ko',
  'zh',
  'hi',
  'ru',
  'sv',
  'da',
  'pt',
  'fa',
]

/** All that a list for a taste can be turned by; every change is heard at once. */
export function TasteControls({
  controls,
  themes,
  services,
  onChange,
}: {
  controls: Controls
  themes: readonly OfferedTheme[]
  services: readonly string[]
  onChange: (controls: Controls) => void
}) {
  const set = (name: keyof Controls) => (value: string) => onChange({ ...controls, [name]: value })
  return (
    <form
      autoComplete="off"
      aria-label="Tune the list"
      onSubmit={(event) => event.preventDefault()}
      className="no-print grid gap-6 border-rule border-y-2 py-5"
    >
      <div className="grid grid-cols-2 items-end gap-x-4 gap-y-3 sm:grid-cols-3 lg:grid-cols-6">
        <Choice
          label="Genre"
          any="Every genre"
          value={controls.genre}
          options={GENRES.map((genre) => [genre, genre])}
          onChange={set('genre')}
        />
        <Choice
          label="Not before"
          any="Any time"
          value={controls.from}
          options={DECADES.map((year) => [String(year), String(year)])}
          onChange={set('from')}
        />
        <Choice
          label="Not after"
          any="Any time"
          value={controls.to}
          options={DECADES.map((year) => [String(year + 9), String(year + 9)])}
          onChange={set('to')}
        />
        <Choice
          label="Runtime"
          any="Any length"
          value={controls.runtime}
          options={RUNTIMES.map((minutes) => [String(minutes), `Up to ${formatRuntime(minutes)}`])}
          onChange={set('runtime')}
        />
        <Choice
          label="Language"
          any="Any language"
          value={controls.language}
          options={LANGUAGES.map((code) => [code, languageName(code)])}
          onChange={set('language')}
        />
        {services.length > 0 && (
          <Choice
            label="Streaming on"
            any="Anywhere"
            value={controls.service}
            options={services.map((name) => [name, name])}
            onChange={set('service')}
          />
        )}
      </div>
      <div className="grid gap-x-10 gap-y-4 sm:grid-cols-2">
        <Slider
          label="How far from the familiar"
          ends={['well known', 'surprise me']}
          value={Number(controls.novelty ?? 0)}
          from={0}
          onChange={(value) => onChange({ ...controls, novelty: value === 0 ? '' : String(value) })}
        />
        <Slider
          label="How varied"
          ends={['alike', 'varied']}
          value={Number(controls.diversity ?? 0.2)}
          from={0}
          onChange={(value) => onChange({ ...controls, diversity: String(value) })}
        />
      </div>
      <Themes controls={controls} themes={themes} onChange={onChange} />
    </form>
  )
}

function Themes({
  controls,
  themes,
  onChange,
}: {
  controls: Controls
  themes: readonly OfferedTheme[]
  onChange: (controls: Controls) => void
}) {
  const offered = new Set(themes.map(({ name }) => name))
  const asked = [...themesIn(controls.more), ...themesIn(controls.less)]
    .filter(({ name }) => !offered.has(name))
    .map(({ name }) => ({ name, label: name.replace(/^\w+:/, '') }))
  const all = [...asked, ...themes]
  if (all.length === 0) return null
  return (
    <fieldset>
      <legend className="label mb-2 text-soft">Themes of your films: less or more</legend>
      <div className="grid gap-x-10 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
        {all.map(({ name, label }) => (
          <Slider
            key={name}
            label={label}
            ends={['less', 'more']}
            value={amountOf(controls, name)}
            from={-1}
            onChange={(value) => onChange(withAmount(controls, name, value))}
          />
        ))}
      </div>
    </fieldset>
  )
}

function Slider({
  label,
  ends,
  value,
  from,
  onChange,
}: {
  label: string
  ends: [string, string]
  value: number
  from: number
  onChange: (value: number) => void
}) {
  const id = useId()
  const word = value === 0 && from < 0 ? 'as it is' : value < 0 ? ends[0] : ends[1]
  return (
    <div className="slider">
      <label htmlFor={id}>{label}</label>
      <div>
        <span aria-hidden>{ends[0]}</span>
        <input
          id={id}
          type="range"
          min={from}
          max={1}
          step={from < 0 ? 0.5 : 0.1}
          value={value}
          data-neutral={from < 0 && value === 0 ? '' : undefined}
          aria-valuetext={from < 0 ? word : `${Math.round(value * 100)} %`}
          onChange={({ target }) => onChange(Number(target.value))}
        />
        <span aria-hidden>{ends[1]}</span>
      </div>
    </div>
  )
}

function Choice({
  label,
  any,
  value = '',
  options,
  onChange,
}: {
  label: string
  any: string
  value: string | undefined
  options: readonly (readonly [string, string])[]
  onChange: (value: string) => void
}) {
  const isListed = value === '' || options.some(([known]) => known === value)
  return (
    <label className="block min-w-0">
      <span className="label block text-soft">{label}</span>
      <select
        value={value}
        onChange={({ target }) => onChange(target.value)}
        className="mt-1 min-h-11 w-full border-2 border-rule bg-sheet px-2 text-sm"
      >
        <option value="">{any}</option>
        {!isListed && <option value={value}>{value}</option>}
        {options.map(([known, text]) => (
          <option key={known} value={known}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}
