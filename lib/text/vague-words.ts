// Words that say nothing about what a film is about, although they are nouns.

/** About making, selling and judging films. */
const FILM_MAKING = `acclaim action actor actress adaptation adaption adventure animation appearance approval archive art audience
  award backdrop backlot base basis bestseller billing biography biopic biopics blockbuster board book box
  breakout breakthrough broadcast budget cameo camera canon cartoon cast casting chapter choreography chronology
  cinema cinematographer cinematography clip co-creator co-director co-producer co-production co-star co-stars
  co-writer co-written co-wrote collaboration color colour comeback comedic comedy comic-strip companion company
  compilation completion computer consensus continuation continuity coproduction copy copyright costars costume
  cowritten credit crew crime critic criticism critique crossover debut debutant development dialog dialogue
  direction director directorial distribution distributor documentary drama dramatization dub dvd editing edition
  edits effect ensemble entry epilog episode excerpt executive fantasy feature feature-length featurette festival
  fiction film filming filmmaker filmography finale flop footage forerunner format framing franchise genre gross
  half half-hour hit homage horror imagery installment instalment interpretation intertitles itself joint lead
  leading length live-action locale location lyric lyricist magazine main make makeup making marketing marquee
  material medium miniseries minute monolog month motif motion movie music musical mystery name namesake narration
  narrative narrator nitrate noir nomination nominee non-fiction nonfiction novel novelette novelization novella
  office onscreen opening original outing overtone paperback part penultimate performance photograph photography
  photoplay picture play playwright plot plotline point popularity portrait portrayal post-production premiere
  premise prequel presentation preservation preview principal print process producer product production
  programming project prolog promotion protagonist pseudonym public publication publicity rating re-release reboot
  reception record reel reeler reference registration reissue release remake rendition replica reprise restoration
  result retelling review reviewer revision rewrite rights rock-n-roll role romance runtime scenario scene sci-fi
  science score screen screening screenplay screenwriter script season section segment semi-biographical
  semi-musical sequel sequence series set setting shot show showing sitcom sketch skit slapstick sleeper
  soundtrack source special spin-off standalone standout star starred starring still story storyline studio
  subgenre subject subplot subtitle success successor summary supporting syndication tagline talkie technicolor
  technique telecast teleplay television theater theatre theme ticket timeline title trademark trailer treatment
  trilogy two-reeler update use variety version video viewer viewing vignette voice voicing week western westerns
  widescreen work writer writing year`

/** Too general to bring films together. */
const GENERAL = `ability acting author blend entertainment faithful lifetime mainstream planning poster predecessor recording solo spree talking traveling
   absence access account accused acquisition act activity addition address adult adviser advisor affiliate
  age aid aim air aka allusion alteration alternative amidst amount anniversary answer antic appeal approach area
  arm arrangement arrival article aspect aspiration assignment assistance assistant association attempt attention
  attraction audio aux avant awakens back background banner beginning behavior being belief bill bit body bomb
  boss bottom boy branch brand break bring brother business cable call capital care career case category cause
  center century chain chair challenge chance change character charge chart cheek child choice circle circuit
  circumstance city claim class classic climax closing closure co-founder collaborator collar colleague collection
  com combination combine coming comment commentary commitment compound concept concern conclusion condition
  conflict conjunction connection consequence consultant content context contract contrast contribution control
  conversation conversion cooperation core corner cost country couple course create creation creator cross cult
  custom cut cycle date daughter day deal decade decision degree del delivery demand department departure
  depiction der des design designer desire destruction detail difference difficulty disappointment discovery
  discussion distance distinction district division document dollar domain door dozen draft drive drop duo dying
  edge editor effort eighteenth eldest element eleventh embroiled emergence emotion emphasis encounter end ending
  environment era error establishment event everyone everything evidence examination example exception exchange
  existence expansion expectation experience explanation exploit exploration exposure extra eye face facility fact
  fading failure fall fame family fan fare fatale father favor feeling fellow female femme field fight figure fils
  find firm first floor focus follow following force form formation formula forth found founder founding
  fourteenth fragment friend front fun funding fundraising future gain game garde gathering generation girl goal
  ground group guest guidance guy hand handful head heart height help heritage hero hiding hip history holding
  hole home hop host hour house hundred husband icon idea identity ija image impact importance incarnation
  incident individual industry influence information input inspiration instance intent intention interaction
  interest interview introduction investment involvement issue it item job journey kind knowledge label lack lady
  land landmark language last late latter leader left leg legacy legend level life light line link list live
  living local look loss lost lot lounge love majority maker man management manner mark market mass master mate
  matter may mean meaning meet meeting member memory mention merger method middle midst mile million mind minded
  mission mix mixture model moment morning mother move movement mr mrs nation nature need network new newcomer
  night nineteenth none note nothing novelty number object occasion occurrence offer official one opportunity
  order organization other others outcome outfit owner ownership pack package page pair pairing parent participant
  participation partner partnership passion past path pattern people period person personality personnel
  perspective phase phenomenon phrase pick piece pioneer place plan platform player pleasure population portion
  position possession possibility post power practice praise preparation presence present presenter prestige price
  problem proceeds profit program progress property prototype pulp purchase purpose pursuit quality quarter quest
  question range rate ray reaction reality reason receipt reconnect region regular relation relationship relative
  replacement report representative reputation request resemblance resident respect response responsibility rest
  resurgence return revenue ridden right rise risk roll room root round route row rule run running sake sale
  sanitized scale scheme sci scope search second secret selection self sensation sense service shape share
  shortlist showcase sic side sign signature silent similarity single site situation sixteenth size skill slot
  society someone something son sort sound space specialist specie spelling spending spin spread staff stage
  staging stake stand standard standing stardom stark start state status step stock stop strength string strip
  structure struggle stuff stumble style subsidiary substance supervision supervisor support surface surprise
  system take taking tale talent task team teaser tech techno tension tenth term test text theory thing thirteenth
  thought thousand thread thriller time today tone top topic total touch town trace track tradition trait
  transition translation trend trio trouble troupe truth turn twelfth twist type uncle understanding unit user
  value van variation vehicle venture verge view vise visit volume von wake wall way web website while whilst
  whole wife wing wish woman word working world youth`

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
