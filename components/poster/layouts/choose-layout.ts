// Which layouts and typefaces belong to which decade and genre.
import type { Chance } from '../chance'
import type { Genre } from '../facts'
import type { FaceName } from '../poster-fonts'
import type { Layout } from './layout'
import { frame, paper, quiet, stack, strip } from './papers'
import { band, block, roundel, slant, swiss, tower } from './planes'

type Era = { until: number; layouts: readonly Layout[]; faces: readonly FaceName[] }

const ERAS: readonly Era[] = [
  { until: 1939, layouts: [frame, frame, roundel], faces: ['deco'] },
  { until: 1949, layouts: [frame, slant, band, block], faces: ['deco', 'serif', 'slab'] },
  { until: 1959, layouts: [paper, slant, strip], faces: ['slab', 'grotesque', 'didone'] },
  { until: 1969, layouts: [paper, swiss, strip, block], faces: ['grotesque', 'condensed'] },
  { until: 1979, layouts: [roundel, block, band], faces: ['didone', 'slab', 'condensed'] },
  { until: 1989, layouts: [block, slant, band, stack], faces: ['wide', 'condensed', 'slab'] },
  {
    until: 1999,
    layouts: [tower, block, stack, slant],
    faces: ['condensed', 'serif', 'grotesque'],
  },
  { until: 2009, layouts: [band, tower, swiss, block], faces: ['condensed', 'grotesque', 'wide'] },
  {
    until: 2019,
    layouts: [quiet, stack, swiss, block],
    faces: ['grotesque', 'serif', 'condensed'],
  },
  {
    until: Number.POSITIVE_INFINITY,
    layouts: [stack, tower, quiet, roundel, block],
    faces: ['condensed', 'serif', 'wide', 'didone'],
  },
]

/** Faces that say the genre whatever the decade. */
const GENRE_FACES: Partial<Record<Genre, readonly FaceName[]>> = {
  Animation: ['round', 'round', 'grotesque'],
  Family: ['round', 'round', 'slab'],
  Western: ['slab'],
  Romance: ['didone', 'serif'],
  'Science Fiction': ['wide', 'wide', 'condensed'],
  Musical: ['didone', 'deco', 'round'],
  History: ['serif', 'didone'],
  Horror: ['serif', 'condensed', 'didone'],
  Fantasy: ['serif', 'didone'],
}

/** Words longer than this stay small in a wide face. */
const LONG_WORD = 9

/** Chooses layout and typeface for a year, a most telling genre and a title. */
export function chooseLayout(
  facts: { title: string; year: number | null; genre: Genre | undefined },
  chance: Chance,
): { layout: Layout; face: FaceName } {
  const era = ERAS.find(({ until }) => (facts.year ?? 2005) <= until)!
  const isDeco = era.faces.length === 1
  const own = facts.genre ? GENRE_FACES[facts.genre] : undefined
  const wanted = chance.pick(own && !isDeco && chance.often(0.7) ? own : era.faces)
  const longest = Math.max(...facts.title.split(/\s+/).map((word) => word.length))
  const isTooWide = longest > LONG_WORD && (wanted === 'wide' || wanted === 'slab')
  return { layout: chance.pick(era.layouts), face: isTooWide ? 'condensed' : wanted }
}
