// The inner loops of exact nearest rows, in AssemblyScript: approximate 16-bit scores of each pair
// once, candidates above a safe threshold, and exact scores of those few.
//
// The caller lays the memory out (lib/similarity/neighbour-memory.ts) and writes where things are
// into a header of 32-bit words, in the order of the `let`s below.

const ID_BITS: i32 = 18 // A candidate: row number below, half its approximate score above.
const ID_MASK: i32 = (1 << ID_BITS) - 1
const WORD: usize = 4 // Bytes of a 32-bit word.

let rows: i32 = 0
let k: i32 = 0
let capacity: i32 = 0 // Candidates that a list holds.
let groups: i32 = 0 // Rows fall into this many groups (row mod groups) to estimate a threshold.
let workers: i32 = 0
let rowStart: usize = 0 // u32 x (rows + 1): entries of a row.
let entryTerm: usize = 0 // u32 per entry.
let entryValue: usize = 0 // f32 per entry.
let entryEnd: usize = 0 // u32 per entry: the posting of this very entry.
let termStart: usize = 0 // u32 x (terms + 1): postings of a term, rows ascending.
let postingRows: usize = 0 // u32 per entry: row number times 2.
let postingWeights: usize = 0 // i16 per entry, in units of 2^-15.
let slack: usize = 0 // i32 x rows: twice the largest error of an approximate score.
let thresholds: usize = 0 // i16 x rows: only approximate scores above it can be among the k best.
let lists: usize = 0 // u32 x workers x rows x capacity: (score >> 1) << ID_BITS | row.
let counts: usize = 0 // u32 x workers x rows.
let outCounts: usize = 0 // u32 x rows.
let outRows: usize = 0 // u32 x rows x k.
let outScores: usize = 0 // f32 x rows x k.
let myLists: usize = 0
let myCounts: usize = 0
let scores: usize = 0 // i16 per row, this worker's own; zero between rows.
let products: usize = 0 // i16 x 8, this worker's own.
let maxima: usize = 0 // i16 per group, this worker's own.
let query: usize = 0 // f32 per term, this worker's own; zero between rows.
let gathered: usize = 0 // u32 x (workers x capacity + 4), this worker's own.
let best: usize = 0 // u64 x k, this worker's own.
let bestCount: i32 = 0
let scale: f32 = 0 // Units of an approximate score of 1.

/** Reads the shared header (19 words and the scale as f32) and this worker's own (8 words). */
export function attach(shared: usize, own: usize): void {
  rows = load<i32>(shared)
  k = load<i32>(shared, 4)
  capacity = load<i32>(shared, 8)
  groups = load<i32>(shared, 12)
  workers = load<i32>(shared, 16)
  rowStart = load<u32>(shared, 20)
  entryTerm = load<u32>(shared, 24)
  entryValue = load<u32>(shared, 28)
  entryEnd = load<u32>(shared, 32)
  termStart = load<u32>(shared, 36)
  postingRows = load<u32>(shared, 40)
  postingWeights = load<u32>(shared, 44)
  slack = load<u32>(shared, 48)
  thresholds = load<u32>(shared, 52)
  lists = load<u32>(shared, 56)
  counts = load<u32>(shared, 60)
  outCounts = load<u32>(shared, 64)
  outRows = load<u32>(shared, 68)
  outScores = load<u32>(shared, 72)
  scale = load<f32>(shared, 76)
  myLists = load<u32>(own)
  myCounts = load<u32>(own, 4)
  scores = load<u32>(own, 8)
  products = load<u32>(own, 12)
  maxima = load<u32>(own, 16)
  query = load<u32>(own, 20)
  gathered = load<u32>(own, 24)
  best = load<u32>(own, 28)
}

/** Compares rows `from` to `to` with every row before them; both sides of a pair learn of it. */
export function sweepPairs(from: i32, to: i32): void {
  for (let row = from; row < to; row++) {
    accumulate(row, true)
    raiseToGroups(row, row)
    collect(row, row)
  }
}

/** Compares rows `from` to `to` with all rows; needs thresholds of 32767 for all other rows. */
export function sweepRows(from: i32, to: i32): void {
  for (let row = from; row < to; row++) {
    accumulate(row, false)
    store<i16>(scores + ((<usize>row) << 1), 0)
    store<i16>(thresholds + ((<usize>row) << 1), 0)
    raiseToGroups(row, rows)
    collect(row, rows)
    store<i16>(thresholds + ((<usize>row) << 1), 32767)
  }
}

/** Scores the candidates of rows `from` to `to` exactly and writes the k best of each. */
export function finish(from: i32, to: i32): void {
  for (let row = from; row < to; row++) {
    bestCount = 0
    const n = gather(row)
    const bound = n >= k ? safeBound(row, gathered, n) : 0
    scatter(row)
    if (bound > 0) rescore(gathered, n, bound)
    else scoreAllTouched(row)
    clearQuery(row)
    writeBest(row)
  }
}

/** Adds the products of a row's weights with those of the rows before it (or of all rows). */
function accumulate(row: i32, before: bool): void {
  const to = load<u32>(rowStart + <usize>row * WORD, 4)
  for (let entry: usize = load<u32>(rowStart + <usize>row * WORD); entry < to; entry++) {
    const term: usize = load<u32>(entryTerm + entry * WORD)
    addProducts(
      load<u32>(termStart + term * WORD),
      before ? load<u32>(entryEnd + entry * WORD) : load<u32>(termStart + term * WORD, 4),
      <i32>nearest<f32>(load<f32>(entryValue + entry * WORD) * scale),
    )
  }
}

/** Eight products at a time go through a buffer, since taking lanes out one by one is slower. */
function addProducts(from: usize, to: usize, weight: i32): void {
  const sums = scores
  const buffer = products
  const factor = i16x8.splat(<i16>weight)
  const end = postingRows + to * WORD
  let at = postingRows + from * WORD
  let weights = postingWeights + (from << 1)
  for (; at + 32 <= end; at += 32, weights += 16) {
    v128.store(buffer, i16x8.q15mulr_sat_s(v128.load(weights), factor))
    add(sums + load<u32>(at), load<i16>(buffer))
    add(sums + load<u32>(at, 4), load<i16>(buffer, 2))
    add(sums + load<u32>(at, 8), load<i16>(buffer, 4))
    add(sums + load<u32>(at, 12), load<i16>(buffer, 6))
    add(sums + load<u32>(at, 16), load<i16>(buffer, 8))
    add(sums + load<u32>(at, 20), load<i16>(buffer, 10))
    add(sums + load<u32>(at, 24), load<i16>(buffer, 12))
    add(sums + load<u32>(at, 28), load<i16>(buffer, 14))
  }
  for (; at < end; at += 4, weights += 2)
    add(sums + load<u32>(at), (load<i16>(weights) * weight + (1 << 14)) >> 15)
}

function add(at: usize, product: i32): void {
  store<i16>(at, load<i16>(at) + product)
}

/** Raises a row's threshold by the k-th largest of the groups' maxima: k pairs score that much. */
function raiseToGroups(row: i32, to: i32): void {
  if (to < groups) return
  const stride = (<usize>groups) << 1
  const end = scores + ((<usize>to) << 1)
  for (let g: usize = 0; g < stride; g += 128) {
    let m0 = i16x8.splat(0)
    let m1 = m0
    let m2 = m0
    let m3 = m0
    let m4 = m0
    let m5 = m0
    let m6 = m0
    let m7 = m0
    for (let at = scores + g; at < end; at += stride) {
      m0 = i16x8.max_s(m0, v128.load(at))
      m1 = i16x8.max_s(m1, v128.load(at, 16))
      m2 = i16x8.max_s(m2, v128.load(at, 32))
      m3 = i16x8.max_s(m3, v128.load(at, 48))
      m4 = i16x8.max_s(m4, v128.load(at, 64))
      m5 = i16x8.max_s(m5, v128.load(at, 80))
      m6 = i16x8.max_s(m6, v128.load(at, 96))
      m7 = i16x8.max_s(m7, v128.load(at, 112))
    }
    const to = maxima + g
    v128.store(to, m0)
    v128.store(to, m1, 16)
    v128.store(to, m2, 32)
    v128.store(to, m3, 48)
    v128.store(to, m4, 64)
    v128.store(to, m5, 80)
    v128.store(to, m6, 96)
    v128.store(to, m7, 112)
  }
  raise(row, kthOfMaxima() - load<i32>(slack + <usize>row * WORD) - 1)
}

function kthOfMaxima(): i32 {
  let low = 0
  const end = maxima + ((<usize>groups) << 1)
  for (let bit = 1 << 14; bit > 0; bit >>= 1) {
    const bound = i16x8.splat(<i16>(low + bit - 1))
    let found = i16x8.splat(0)
    for (let at = maxima; at < end; at += 32) {
      found = i16x8.sub(found, i16x8.gt_s(v128.load(at), bound))
      found = i16x8.sub(found, i16x8.gt_s(v128.load(at, 16), bound))
    }
    const pairs = i32x4.extadd_pairwise_i16x8_s(found)
    const n =
      i32x4.extract_lane(pairs, 0) +
      i32x4.extract_lane(pairs, 1) +
      i32x4.extract_lane(pairs, 2) +
      i32x4.extract_lane(pairs, 3)
    if (n >= k) low += bit
  }
  return low
}

function raise(row: i32, bound: i32): void {
  const at = thresholds + ((<usize>row) << 1)
  if (bound > load<i16>(at)) store<i16>(at, <i16>bound)
}

/** Puts every score above a threshold of its two rows on their lists, and clears the scores. */
function collect(row: i32, to: i32): void {
  const zero = i16x8.splat(0)
  const end = (<usize>to) << 1
  const sums = scores
  const bounds = thresholds
  let own = i16x8.splat(load<i16>(bounds + ((<usize>row) << 1)))
  for (let at: usize = 0; at < end; at += 64) {
    const s = sums + at
    const b = bounds + at
    const a0 = i16x8.gt_s(v128.load(s), i16x8.min_s(own, v128.load(b)))
    const a1 = i16x8.gt_s(v128.load(s, 16), i16x8.min_s(own, v128.load(b, 16)))
    const a2 = i16x8.gt_s(v128.load(s, 32), i16x8.min_s(own, v128.load(b, 32)))
    const a3 = i16x8.gt_s(v128.load(s, 48), i16x8.min_s(own, v128.load(b, 48)))
    if (v128.any_true(v128.or(v128.or(a0, a1), v128.or(a2, a3)))) {
      const low = i8x16.bitmask(i8x16.narrow_i16x8_s(a0, a1))
      const high = i8x16.bitmask(i8x16.narrow_i16x8_s(a2, a3))
      offer(row, <i32>(at >> 1), low | (high << 16))
      own = i16x8.splat(load<i16>(bounds + ((<usize>row) << 1)))
    }
    v128.store(s, zero)
    v128.store(s, zero, 16)
    v128.store(s, zero, 32)
    v128.store(s, zero, 48)
  }
}

function offer(row: i32, first: i32, mask: i32): void {
  const own = thresholds + ((<usize>row) << 1)
  while (mask !== 0) {
    const other = first + ctz(mask)
    mask &= mask - 1
    const score = <i32>load<i16>(scores + ((<usize>other) << 1))
    if (score > load<i16>(own)) push(row, other, score)
    if (score > load<i16>(thresholds + ((<usize>other) << 1))) push(other, row, score)
  }
}

function push(row: i32, other: i32, score: i32): void {
  const at = myCounts + <usize>row * WORD
  const n = load<i32>(at)
  store<u32>(
    myLists + (<usize>row * <usize>capacity + <usize>n) * WORD,
    ((score >> 1) << ID_BITS) | other,
  )
  store<i32>(at, n + 1)
  if (n + 1 === capacity) cut(row)
}

/** Drops from a full list what can no longer be among the k best. */
function cut(row: i32): void {
  const list = myLists + <usize>row * <usize>capacity * WORD
  const bound = safeBound(row, list, capacity)
  if (bound > 0) raise(row, bound)
  let kept = 0
  for (let n = 0; n < capacity; n++) {
    const candidate = load<u32>(list + <usize>n * WORD)
    if (!reaches(candidate, bound)) continue
    store<u32>(list + <usize>kept * WORD, candidate)
    kept++
  }
  if (kept > capacity - (capacity >> 2)) kept = cutExactly(row, list, kept)
  store<i32>(myCounts + <usize>row * WORD, kept)
}

/** Many near-ties: keeps the exact k best of a list, in place. */
function cutExactly(row: i32, list: usize, n: i32): i32 {
  bestCount = 0
  scatter(row)
  rescore(list, n, 0)
  clearQuery(row)
  let kept = 0
  for (let at = 0; at < n; at++) {
    const candidate = load<u32>(list + <usize>at * WORD)
    if (!isBest(candidate & ID_MASK)) continue
    store<u32>(list + <usize>kept * WORD, candidate)
    kept++
  }
  return kept
}

function isBest(row: i32): bool {
  for (let n = 0; n < bestCount; n++)
    if (rowOf(load<u64>(best + ((<usize>n) << 3))) === row) return true
  return false
}

/** The score that a candidate must exceed, given that k of `n` candidates have theirs (or less). */
function safeBound(row: i32, list: usize, n: i32): i32 {
  let low: u32 = 0
  const end = list + <usize>n * WORD
  for (let bit: u32 = 1 << 31; bit > <u32>ID_MASK; bit >>= 1) {
    const bound = i32x4.splat(low | bit)
    let found = i32x4.splat(0)
    for (let at = list; at < end; at += 16)
      found = i32x4.sub(found, i32x4.ge_u(v128.load(at), bound))
    const count =
      i32x4.extract_lane(found, 0) +
      i32x4.extract_lane(found, 1) +
      i32x4.extract_lane(found, 2) +
      i32x4.extract_lane(found, 3)
    if (count >= k) low |= bit
  }
  return <i32>((low >> ID_BITS) << 1) - load<i32>(slack + <usize>row * WORD) - 1
}

function reaches(candidate: u32, bound: i32): bool {
  return <i32>((candidate >> ID_BITS) << 1) + 1 > bound
}

/** Brings the lists of all workers together, padded with zeros to whole vectors. */
function gather(row: i32): i32 {
  let n = 0
  for (let worker = 0; worker < workers; worker++) {
    const list = <usize>worker * <usize>rows + <usize>row
    const count = load<i32>(counts + list * WORD)
    const source = lists + list * <usize>capacity * WORD
    const target = gathered + <usize>n * WORD
    for (let at: usize = 0; at < <usize>count * WORD; at += 16)
      v128.store(target + at, v128.load(source + at))
    n += count
  }
  v128.store(gathered + <usize>n * WORD, i32x4.splat(0))
  return n
}

function rescore(list: usize, n: i32, bound: i32): void {
  for (let at = 0; at < n; at++) {
    const candidate = load<u32>(list + <usize>at * WORD)
    if (reaches(candidate, bound)) rank(candidate & ID_MASK, exactScore(candidate & ID_MASK))
  }
}

/** Few neighbours, or all of them faint: scores every row that shares a term with this one. */
function scoreAllTouched(row: i32): void {
  for (let pass = 0; pass < 2; pass++) {
    const to = load<u32>(rowStart + <usize>row * WORD, 4)
    for (let entry: usize = load<u32>(rowStart + <usize>row * WORD); entry < to; entry++) {
      const term: usize = load<u32>(entryTerm + entry * WORD)
      const end = load<u32>(termStart + term * WORD, 4)
      for (let at: usize = load<u32>(termStart + term * WORD); at < end; at++) {
        const other = load<i32>(postingRows + at * WORD) >> 1
        const mark = scores + ((<usize>other) << 1)
        if (pass === 0 && other !== row && load<i16>(mark) === 0) rank(other, exactScore(other))
        store<i16>(mark, pass === 0 ? 1 : 0)
      }
    }
  }
}

function scatter(row: i32): void {
  const to = load<u32>(rowStart + <usize>row * WORD, 4)
  for (let entry: usize = load<u32>(rowStart + <usize>row * WORD); entry < to; entry++)
    store<f32>(
      query + <usize>load<u32>(entryTerm + entry * WORD) * WORD,
      load<f32>(entryValue + entry * WORD),
    )
}

function clearQuery(row: i32): void {
  const to = load<u32>(rowStart + <usize>row * WORD, 4)
  for (let entry: usize = load<u32>(rowStart + <usize>row * WORD); entry < to; entry++)
    store<f32>(query + <usize>load<u32>(entryTerm + entry * WORD) * WORD, 0)
}

function exactScore(row: i32): f32 {
  const to = load<u32>(rowStart + <usize>row * WORD, 4)
  let sum: f64 = 0
  for (let entry: usize = load<u32>(rowStart + <usize>row * WORD); entry < to; entry++)
    sum +=
      <f64>load<f32>(query + <usize>load<u32>(entryTerm + entry * WORD) * WORD) *
      <f64>load<f32>(entryValue + entry * WORD)
  return <f32>sum
}

/** Keeps the k best keys, falling: score bits above, inverted row number below. */
function rank(row: i32, score: f32): void {
  if (!(score > 0)) return
  const key = ((<u64>reinterpret<u32>(score)) << 32) | <u64>~(<u32>row)
  let at = bestCount
  if (at === k) {
    if (key < load<u64>(best + ((<usize>(k - 1)) << 3))) return
    at--
  } else bestCount++
  while (at > 0) {
    const above = load<u64>(best + ((<usize>(at - 1)) << 3))
    if (above > key) break
    store<u64>(best + ((<usize>at) << 3), above)
    at--
  }
  store<u64>(best + ((<usize>at) << 3), key)
}

function rowOf(key: u64): i32 {
  return <i32>~(<u32>key)
}

function writeBest(row: i32): void {
  const first = <usize>row * <usize>k
  store<i32>(outCounts + <usize>row * WORD, bestCount)
  for (let n = 0; n < bestCount; n++) {
    const key = load<u64>(best + ((<usize>n) << 3))
    store<i32>(outRows + (first + <usize>n) * WORD, rowOf(key))
    store<u32>(outScores + (first + <usize>n) * WORD, <u32>(key >> 32))
  }
}
