import { expect, test } from 'vitest'
import { findDirectors } from './directors'

test.each([
  ['X is a film directed in Technicolor by Jane Doe and starring Al Ott.', ['Jane Doe']],
  ['X is a film directed for Acme Pictures by Jane Doe.', ['Jane Doe']],
  ['X is a thriller, directed on a low budget by Jane Doe.', ['Jane Doe']],
  ['X is a film directed, produced, and hosted by Jane Doe.', ['Jane Doe']],
  ['X is a film directed by fashion designer Jane Doe.', ['Jane Doe']],
  ['X was directed by Ott’s close friend Jane Doe.', ['Jane Doe']],
  ['X is a film and the debut of the husband–wife team of Jane Doe and Al Ott.', []],
  [
    'X is the directorial debut of the husband–wife team of Jane Doe and Al Ott.',
    ['Jane Doe', 'Al Ott'],
  ],
  ['X stars Al Ott. The director was Jane Doe.', ['Jane Doe']],
  ['X was made by MGM. Jane Doe served as director.', ['Jane Doe']],
  ['X stars Al Ott, Bo Fry, and Jane Doe, who also wrote and directed.', ['Jane Doe']],
  ['X stars Jane Doe, who also directed Y, and Al Ott.', []],
  ['X stars Jane Doe, who directed the film Y.', []],
  ['X stars Al Ott, with Jane Doe directing a screenplay by Bo Fry.', ['Jane Doe']],
  ['X is a film made under the direction of Jane Doe.', ['Jane Doe']],
  ['X is the debut of director and writer Jane Doe.', ['Jane Doe']],
  ['X stars Al Ott and is director Jane Doe’s first feature.', ['Jane Doe']],
  ['X is a film directed by Al Ott Jr and starring Bo Fry.', ['Al Ott Jr.']],
])('«%s» names its directors', (extract, directors) => {
  expect(findDirectors(extract)).toEqual(directors)
})

test.each([
  ['by Ann and Joe Roe, and Jane Doe.', ['Ann Roe', 'Joe Roe', 'Jane Doe']],
  ['by the Wachowskis and Jane Doe.', ['Lana Wachowski', 'Lilly Wachowski', 'Jane Doe']],
  ['by Jane Doe and the Coen brothers.', ['Jane Doe', 'Joel Coen', 'Ethan Coen']],
])('siblings and others, «%s»', (names, directors) => {
  expect(findDirectors(`X is a film directed ${names}`)).toEqual(directors)
})

test('two surnames of two people are no siblings', () => {
  const text = 'X is a comedy starring Ann Keaton. It was directed by Keaton and Joe C. Cline.'
  expect(findDirectors(text)).toEqual(['Ann Keaton', 'Joe C. Cline'])
})

test.each(['directed by ', 'by Anna and Beth Coe ', 'Jane Doe wrote, produced, ', 'J. ', 'is a '])(
  'the longest extract that is read takes no second, of «%s» without end',
  (piece) => {
    const started = performance.now()
    findDirectors(piece.repeat(10_000 / piece.length))
    expect(performance.now() - started).toBeLessThan(1000)
  },
)
