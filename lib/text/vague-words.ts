// Words that say nothing about what a film is about, although they are nouns.

/** About making, selling and judging films. */
const FILM_MAKING = `directorial debutant co-written starred co-stars collaboration box action adventure animation biography biopic comedy crime documentary drama fantasy fiction horror musical mystery noir
  romance sci-fi science slapstick western computer half-hour co-wrote rock-n-roll feature-length live-action actor actress adaptation appearance art audience award base basis board book budget
  camera cameo cartoon cast casting cinema cinematography co-production comeback company copy credit crew critic
  critique debut development dialogue direction director distribution distributor edition effect ensemble entry
  episode excerpt executive feature featurette festival film filmmaker filming filmography footage format franchise
  genre gross half homage installment interpretation itself joint lead length location magazine main make material
  medium motion movie music name narrative narrator nomination novel novella original part performance picture play
  playwright plot point popularity portrait portrayal post-production premiere premise prequel presentation print
  process producer product production project protagonist public publication reboot reception record reference
  release remake rendition reprise restoration result retelling review rights role scene score screen screening
  screenplay screenwriter script season segment sequel sequence series set setting shot show soundtrack
  source spin-off star starring storyline studio subject success summary technique television
  theater theatre theme title trailer treatment trilogy update use variety version video viewer voice work writer writing`

/** Too general to bring films together. */
const GENERAL = `concern others language country rest conflict career boss city practice von ability article cost domain dying favor interaction lost may move newcomer passion silent stage tension account act action activity addition adult age aid aim air amount answer area arrival
  aspect attempt attention attraction back background beginning behavior belief boy bring brother case cause center
  century chain chance change character charge child choice circle circumstance class combination comedy concept
  condition connection consequence content control couple course create cult date daughter day deal decade decision
  degree depiction desire detail difference difficulty discovery drama effort element emotion encounter end ending
  era event everyone everything example exchange experience eye face fact failure fall fame family fan father
  feeling female fight figure first focus follow force form friend front future game girl goal group guy hand head
  heart help hero history hit home hour house husband idea identity image impact incident individual influence inspiration
  interest interview issue it item job journey kind lack lady land last late lead leader left level life light line
  list live local look lot love man manner mark mass master matter meaning meet meeting member memory mention mind
  minute mission model moment month morning mother movement mr mrs need night nothing number object occasion
  offer office one opening opportunity order other outcome owner pair parent participant partner past path pattern
  people period person perspective phase place plan player pleasure position possibility power practice presence
  present problem program progress property purpose pursuit quality quest question rate reaction reality
  reason relation relationship relative report response rest return right rise risk room rule run sake scheme search
  second secret self sense shape share side sign situation skill society someone something son sort sound space
  stand state status step stop story strength string struggle stuff style surprise system taking tale talent
  task team teaser term test thing thought thread thriller time today top total town trait trouble truth turn twist type
  uncle understanding unit value view visit wake way week while whole wife woman word world year youth`

/** Nouns that never stand in a plot term, not even as the first of a pair. */
export const FILM_WORDS: ReadonlySet<string> = new Set(FILM_MAKING.split(/\s+/))

/** Nouns that are no plot terms by themselves. */
export const VAGUE_WORDS: ReadonlySet<string> = new Set(`${FILM_MAKING} ${GENERAL}`.split(/\s+/))

/** Adjectives that name a mood, a time or a kind of story, and so are terms of their own. */
export const TELLING_ADJECTIVES: ReadonlySet<string> = new Set(
  `apocalyptic autobiographical biblical biographical criminal cyberpunk dystopian epic erotic existential
  experimental feminist futuristic gay gothic lesbian medieval metaphysical military mythological neo-noir paranormal
  political post-apocalyptic psychedelic psychological religious satirical semi-autobiographical stop-motion supernatural
  surreal surrealist swashbuckling transgender undercover undead underwater urban victorian`.split(
    /\s+/,
  ),
)

/** Adjectives that say something only together with their noun: "serial killer", "high school". */
export const PAIRING_ADJECTIVES: ReadonlySet<string> = new Set(
  `artificial corrupt deaf foster haunted high homeless mad mental missing nuclear organized parallel private
  secret serial single small social terminal virtual wrongful`.split(/\s+/),
)
