// Which motifs stand for which genre.
import type { Chance } from '../chance'
import type { Genre } from '../facts'
import {
  balloons,
  couple,
  drips,
  equaliser,
  eye,
  flower,
  heart,
  houses,
  keyhole,
  record,
  star,
  teeth,
  temple,
  trees,
} from './figures'
import type { Motif } from './motif'
import {
  burst,
  chevrons,
  crosses,
  cutouts,
  halftone,
  misfit,
  scallops,
  sight,
  speed,
  tunnel,
  vertigo,
  waves,
} from './pattern'
import {
  blinds,
  bounce,
  contactSheet,
  curtain,
  door,
  grin,
  iris,
  lanes,
  rift,
  searchlights,
  thumbprint,
  windows,
} from './scene'
import { gridSun, mesa, monolith, moon, orbits, peaks, planet, rays } from './sky'

const MOTIFS: Record<Genre, readonly Motif[]> = {
  Action: [burst, speed, chevrons],
  Adventure: [peaks, rays, waves],
  Animation: [bounce, cutouts, misfit],
  Biography: [thumbprint, halftone, iris],
  Comedy: [grin, misfit, waves, cutouts],
  Crime: [sight, windows, blinds, halftone],
  Documentary: [contactSheet, iris, halftone],
  Drama: [door, rift, windows, halftone, couple],
  Family: [houses, balloons, bounce],
  Fantasy: [moon, peaks, flower],
  'Film Noir': [blinds, searchlights, windows],
  History: [temple, rays, thumbprint],
  Horror: [eye, teeth, drips, trees],
  Music: [record, equaliser, waves],
  Musical: [curtain, scallops, equaliser],
  Mystery: [keyhole, vertigo, moon],
  Romance: [heart, couple, flower],
  'Science Fiction': [planet, orbits, gridSun, monolith],
  Sport: [lanes, speed, chevrons],
  Thriller: [vertigo, tunnel, sight],
  War: [crosses, searchlights, chevrons, star],
  Western: [mesa, star, rays],
}

/** Chooses the motif of a film's most telling genre; a film without genres gets one of the abstract ones. */
export function chooseMotif(genre: Genre | undefined, chance: Chance): Motif {
  return chance.pick(genre ? MOTIFS[genre] : [halftone, cutouts, rift, waves])
}
