// The English function words that say nothing about a film, for the matrix of the neighbours bench.

/** Lower-case function words of two letters and more. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `about above across after afterwards again against all almost alone along already also although
  always am among amongst an and another any anybody anyone anything anyway anywhere apart are around
  as aside at away back be became because become becomes becoming been before beforehand behind being
  below beneath beside besides between beyond both but by can cannot could despite did do does doing
  done down due during each either else elsewhere enough even ever every everybody everyone everything
  everywhere except few for former formerly from further furthermore get gets getting give given gives
  go goes going gone got had has have having he hence her here hereafter hereby herein hers herself him
  himself his how however if in indeed inside instead into is it its itself just last later latter least
  less like ll made make makes making many may maybe me meanwhile might mine more moreover most mostly
  much must my myself namely near nearly neither never nevertheless next no nobody none nor not nothing
  now nowhere of off often on once one ones only onto or other others otherwise ought our ours ourselves
  out outside over own per perhaps please put quite rather re same see seem seemed seeming seems several
  shall she should since so some somebody somehow someone something sometime sometimes somewhere still
  such take takes taken than that the their theirs them themselves then thence there thereafter thereby
  therefore therein these they this those though through throughout thus till to together too toward
  towards under unless unlike until up upon us ve very via was we well were what whatever when whence
  whenever where whereafter whereas whereby wherein wherever whether which while whither who whoever
  whole whom whose why will with within without would yet you your yours yourself yourselves
  two three four five six seven eight nine ten eleven twelve first second third`.split(/\s+/),
)
