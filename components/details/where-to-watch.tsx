'use client'

import type { Details } from '@/lib/api/details-schemas'
import { countryName } from '@/lib/format'
import { TmdbImage } from './tmdb-image'
import { useCountry } from './use-country'

const KINDS = [
  ['stream', 'Stream'],
  ['free', 'Free'],
  ['rent', 'Rent'],
  ['buy', 'Buy'],
] as const

/** Where the film can be watched in the visitor's country, which can be changed. */
export function WhereToWatch({ watch, countries }: Pick<Details, 'watch' | 'countries'>) {
  const [country, chooseCountry] = useCountry()
  const choices = [...new Set([country, ...countries])]
    .map((code) => [code, countryName(code)] as const)
    .sort((a, b) => a[1].localeCompare(b[1], 'en'))
  return (
    <div>
      <label className="block">
        <span className="label block text-soft">Where to watch in</span>
        <select
          value={country}
          onChange={({ target }) => chooseCountry(target.value)}
          className="field mt-1 max-w-sm"
        >
          {choices.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <div aria-live="polite">
        {watch ? (
          <dl className="facts mt-4">
            {KINDS.map(
              ([kind, name]) =>
                watch[kind].length > 0 && (
                  <div key={kind}>
                    <dt>{name}</dt>
                    <dd>
                      {watch[kind].map((service) => (
                        <span key={service.name} className="inline-flex items-center gap-2">
                          {service.logo && (
                            <TmdbImage
                              path={service.logo}
                              kind="logo"
                              width={28}
                              height={28}
                              sizes="28px"
                            />
                          )}
                          {service.name}
                        </span>
                      ))}
                    </dd>
                  </div>
                ),
            )}
          </dl>
        ) : (
          <p className="mt-4 max-w-prose">
            {countries.length > 0
              ? `Nobody is known to show it in ${countryName(country)}. Other countries are in the list.`
              : 'Nobody is known to show it anywhere just now.'}
          </p>
        )}
      </div>
      <p className="mt-3 text-sm text-soft">
        {watch?.link && (
          <>
            <a href={watch.link} rel="noreferrer" className="textlink">
              Ways to watch it on TMDB
            </a>
            .{' '}
          </>
        )}
        Where to watch: data by{' '}
        <a href="https://www.justwatch.com" rel="noreferrer" className="textlink">
          JustWatch
        </a>
        .
      </p>
    </div>
  )
}
