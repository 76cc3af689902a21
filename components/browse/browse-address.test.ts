import { describe, expect, it } from 'vitest'
import { browseAddress, describeFilters } from './browse-address'

describe('browseAddress', () => {
  it('leaves defaults out', () => {
    expect(browseAddress({ sort: 'popular', page: 1 })).toBe('/browse')
    expect(browseAddress({ genre: 'Film Noir', decade: 1940, sort: 'rating', page: 2 })).toBe(
      '/browse?genre=Film+Noir&decade=1940&sort=rating&page=2',
    )
  })
})

describe('describeFilters', () => {
  it('says a choice in words', () => {
    expect(describeFilters({ sort: 'popular', page: 1 })).toBe('All films')
    const all = { genre: 'Horror', decade: 1980, language: 'fr', runtime: 90, rating: 7 } as const
    expect(describeFilters({ ...all, sort: 'title', page: 3 })).toBe(
      'Horror films of the 1980s in French up to 1 h 30 min rated 7 or more',
    )
  })
})
