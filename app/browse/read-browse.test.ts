import { describe, expect, it } from 'vitest'
import { readBrowse } from './read-browse'

describe('readBrowse', () => {
  it('takes what it can read and names the rest', () => {
    const { query, ignored } = readBrowse({
      genre: 'Horror',
      decade: '1987',
      rating: '7',
      page: ['1', '2'],
      sort: '',
      colour: 'red',
    })
    expect(query).toEqual({ genre: 'Horror', rating: 7, sort: 'popular', page: 1 })
    expect(ignored).toEqual(['decade «1987»', 'page «1,2»'])
  })

  it('is content with nothing', () => {
    expect(readBrowse({})).toEqual({ query: { sort: 'popular', page: 1 }, ignored: [] })
  })
})
