// What every motif is: a drawing of 1000 x 1000 units that may run over its edges.
import type { Chance } from '../chance'
import type { Palette } from '../palette'

export type Motif = (colours: Palette, chance: Chance) => string
