// Hostile requests by what they try, each with the answers that refuse it. After OWASP's API Security Top 10 (2023) and Top 10 (2021).
import { deflateRawSync, gzipSync } from 'node:zlib'
import type { Sent } from './send'

export type Attack = { name: string; sent: Sent; refused: readonly number[] }

type Header = readonly [string, string]

const JSON_BODY: Header = ['Content-Type', 'application/json']
const OWN: Header = ['Sec-Fetch-Site', 'same-origin']
/** Hung up on: what is no HTTP gets an answer if the socket still takes one. */
const NO_HTTP = [0, 400]

const get = (
  target: string,
  refused: readonly number[],
  headers: readonly Header[] = [],
): Attack => ({
  name: `GET ${target.slice(0, 80)} ${headers.map((one) => one.join(': ').slice(0, 60)).join(' ')}`,
  sent: { target, headers },
  refused,
})

const post = (
  target: string,
  body: string | Uint8Array,
  refused: readonly number[],
  headers: readonly Header[] = [JSON_BODY, OWN],
): Attack => ({
  name: `POST ${target} ${String(body).slice(0, 70)}${body.length > 70 ? `… (${body.length} bytes)` : ''} ${headers
    .map((one) => one.join(': ').slice(0, 50))
    .join(' ')}`,
  sent: { method: 'POST', target, body, headers },
  refused,
})

const raw = (name: string, text: string, refused: readonly number[] = NO_HTTP): Attack => ({
  name,
  sent: { raw: text },
  refused,
})

const line = (first: string, ...headers: string[]) =>
  `${[first, ...headers, 'Connection: close'].join('\r\n')}\r\n\r\n`

/** What is no HTTP, and what two servers in a row might read differently. */
export const MALFORMED: Attack[] = [
  raw('no HTTP at all', 'hello\r\n\r\n'),
  raw('TLS on a plain port', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'),
  raw('a version that is none', line('GET / HTTP/9.9', 'Host: localhost')),
  raw('no host', line('GET / HTTP/1.1')),
  raw('two hosts', line('GET / HTTP/1.1', 'Host: localhost', 'Host: evil.example'), [0, 400]),
  raw(
    'two lengths',
    `${line('POST /api/events HTTP/1.1', 'Host: localhost', 'Content-Length: 2', 'Content-Length: 40')}{}`,
  ),
  raw(
    'length and chunks',
    `${line('POST /api/events HTTP/1.1', 'Host: localhost', 'Content-Length: 4', 'Transfer-Encoding: chunked')}0\r\n\r\nGET /dashboard HTTP/1.1\r\n\r\n`,
  ),
  raw(
    'chunks by another name',
    `${line('POST /api/events HTTP/1.1', 'Host: localhost', 'Transfer-Encoding: xchunked')}0\r\n\r\n`,
    [0, 400, 403, 501],
  ),
  raw(
    'chunks twice',
    `${line('POST /api/events HTTP/1.1', 'Host: localhost', 'Transfer-Encoding: chunked', 'Transfer-Encoding: identity')}0\r\n\r\n`,
  ),
  raw(
    'a chunk of a size that is none',
    `${line('POST /api/events HTTP/1.1', 'Host: localhost', 'Transfer-Encoding: chunked')}zz\r\n{}\r\n0\r\n\r\n`,
  ),
  raw(
    'a chunk of a negative size',
    `${line('POST /api/events HTTP/1.1', 'Host: localhost', 'Transfer-Encoding: chunked')}-1\r\n{}\r\n0\r\n\r\n`,
  ),
  raw(
    'a length that is none',
    `${line('POST /api/events HTTP/1.1', 'Host: localhost', 'Content-Length: many')}{}`,
  ),
  raw(
    'a negative length',
    `${line('POST /api/events HTTP/1.1', 'Host: localhost', 'Content-Length: -5')}{}`,
  ),
  raw(
    'a length with a sign',
    `${line('POST /api/events HTTP/1.1', 'Host: localhost', 'Content-Length: +2')}{}`,
  ),
  raw('a header folded over lines', line('GET / HTTP/1.1', 'Host: localhost', 'X-Folded: a', ' b')),
  raw('a blank before the colon', line('GET / HTTP/1.1', 'Host : localhost')),
  raw('a NUL in a header', line('GET / HTTP/1.1', 'Host: localhost', 'X-Nul: a\0b')),
  raw(
    'a bare carriage return in a header',
    line('GET / HTTP/1.1', 'Host: localhost', 'X-Cr: a\rSet-Cookie: b'),
  ),
  raw(
    'a bare line feed as an end',
    'GET / HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked\n\n',
  ),
  raw('a header without a name', line('GET / HTTP/1.1', 'Host: localhost', ': nothing')),
  raw(
    'headers of 64 KB',
    line('GET / HTTP/1.1', 'Host: localhost', `X-Long: ${'a'.repeat(65_536)}`),
  ),
  raw(
    'four thousand headers',
    line(
      'GET / HTTP/1.1',
      'Host: localhost',
      ...Array.from({ length: 4000 }, (_, i) => `X-${i}: ${i}`),
    ),
  ),
  raw('an address of 64 KB', line(`GET /${'a'.repeat(65_536)} HTTP/1.1`, 'Host: localhost')),
  raw('a blank in the address', line('GET /a b HTTP/1.1', 'Host: localhost')),
  raw(
    'a line end in the address',
    line('GET /%0d%0aSet-Cookie:pwned=1 HTTP/1.1', 'Host: localhost'),
    [400, 404],
  ),
  raw('a method that is none', line('G\x00T / HTTP/1.1', 'Host: localhost')),
  raw('a method of 10 KB', line(`${'A'.repeat(10_000)} / HTTP/1.1`, 'Host: localhost')),
  raw('the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
  raw(
    'an upgrade to what is not spoken',
    line('GET /api/search?q=a HTTP/1.1', 'Host: localhost', 'Upgrade: h2c').replace(
      'close',
      'Upgrade, close',
    ),
    [0, 200, 400, 426],
  ),
  raw(
    'a proxy’s tunnel',
    line('CONNECT evil.example:443 HTTP/1.1', 'Host: evil.example:443'),
    [0, 400, 404, 405, 501],
  ),
  raw(
    'an expectation that is none',
    line('GET /api/health HTTP/1.1', 'Host: localhost', 'Expect: miracles'),
    [0, 400, 417],
  ),
]

/** Ways out of the folder. */
export const TRAVERSAL: Attack[] = [
  '/../../../../etc/passwd',
  '/..%2f..%2f..%2fetc%2fpasswd',
  '/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
  '/%252e%252e%252fetc%252fpasswd',
  '/..%5c..%5c..%5cetc%5cpasswd',
  '/....//....//etc/passwd',
  '/..;/..;/etc/passwd',
  '/.%00./etc/passwd',
  '/%c0%ae%c0%ae/etc/passwd',
  '/%uff0e%uff0e/etc/passwd',
  '/_next/static/../../../package.json',
  '/_next/static/%2e%2e/%2e%2e/server/app/page.js',
  '/_next/../.env',
  '/.env',
  '/.git/config',
  '/package.json',
  '/prisma/schema.prisma',
  '/data/work/marquee.db',
  '/data/work/e2e.db',
  '/lib/config.ts',
  '/.next/server/app/page.js',
  '/_next/server/app/page.js',
  '/_next/data/development/index.json',
  '/proc/self/environ',
  '/images/..%2f..%2fetc%2fpasswd',
  '/images/w500/..%2f..%2fetc%2fpasswd',
  '/images/w500/%2e%2e/%2e%2e/etc/passwd',
  '/posters/..%2f..%2fpackage.json',
  '/api/movies/..%2f..%2fmy/recommendations',
  '/api/movies/27%00/recommendations',
  '/movies/..%2f..%2fetc%2fpasswd',
  '/dashboard/runs/..%2f..%2f..%2fetc%2fpasswd',
].map((target) => get(target, [307, 308, 400, 404]))

/** Texts that a careless program would take for a part of itself. */
const INJECTED = [
  "' OR '1'='1",
  "'; DROP TABLE Rating; --",
  '1) UNION SELECT value FROM State--',
  '" OR ""="',
  '#{7*7}',
  '{{7*7}}',
  '$(cat /etc/passwd)',
  '`id`',
  '| cat /etc/passwd',
  '<!--#exec cmd="ls"-->',
  '{"$gt":""}',
  '%s%s%s%n',
  '../../../etc/passwd',
  '\u202Eexe.txt',
]

export const INJECTED_QUERIES: Attack[] = [
  ...INJECTED.map((text) => get(`/api/search?q=${encodeURIComponent(text)}`, [200, 400])),
  ...INJECTED.map((text) =>
    get(`/api/movies/27/recommendations?model=${encodeURIComponent(text)}`, [400, 404]),
  ),
  ...INJECTED.map((text) =>
    get(`/api/movies/${encodeURIComponent(text)}/recommendations`, [400, 404]),
  ),
  ...INJECTED.slice(0, 6).map((text) => get(`/api/posters?ids=${encodeURIComponent(text)}`, [400])),
  ...INJECTED.slice(0, 6).map((text) => get(`/api/mix?films=${encodeURIComponent(text)}`, [400])),
  ...INJECTED.slice(0, 6).map((text) =>
    get(`/api/for-you?genre=${encodeURIComponent(text)}`, [400]),
  ),
  ...INJECTED.slice(0, 6).map((text) =>
    get(`/api/for-you?experiment=${encodeURIComponent(text)}`, [400, 403]),
  ),
  get('/api/search?q=a&limit=51', [400]),
  get('/api/search?q=a&limit=-1', [400]),
  get('/api/search?q=a&limit=1e9', [400]),
  get('/api/search?q=a&limit=0x10', [400]),
  get('/api/search?q[]=a', [400]),
  get('/api/search?q[__proto__]=a', [400]),
  get('/api/search?q=a&__proto__[x]=1', [200, 400]),
  get('/api/search?q=a&q=b', [400]),
  get(`/api/search?q=${'a'.repeat(201)}`, [400]),
  get(`/api/search?q=${'%F0%9F%8E%AC'.repeat(201)}`, [400]),
  get('/api/search?q=%ff', [400]),
  get('/api/search?q=%00', [400]),
  get('/api/search?q=%ED%A0%80', [400]),
  get('/api/movies/99999999999999999999/recommendations', [400]),
  get('/api/movies/-1/recommendations', [400]),
  get('/api/movies/27.5/recommendations', [400]),
  get('/api/movies/0/recommendations', [400]),
]

/** Bodies that are not what they should be. */
const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
const films = (count: number) =>
  JSON.stringify({ films: Array.from({ length: count }, (_, i) => i + 1) })
const BAD_BODIES: readonly (readonly [string, readonly number[]])[] = [
  ['', [400]],
  ['null', [400]],
  ['[]', [400]],
  ['"text"', [400]],
  ['{', [400]],
  ['{"a":1}{"b":2}', [400]],
  ['\uFEFF{}x', [400]],
  [deep, [400, 413]],
  [`{"films":${deep}}`, [400, 413]],
  [' '.repeat(400_000), [413]],
  [films(1001), [400]],
  [films(200_000), [413]],
  ['{"films":[{"id":27,"weight":1e999}]}', [400]],
  ['{"films":[{"id":27,"weight":"1"}]}', [400]],
  ['{"films":[{"id":-27}]}', [400]],
  ['{"films":[27.5]}', [400]],
  ['{"films":{"length":1e9}}', [400]],
  ['{"limit":1e9}', [400]],
  ['{"more":[{"theme":{"toString":"x"}}]}', [400]],
  [`{"more":["${'a'.repeat(5000)}"]}`, [400]],
  ['{"filters":{"genres":["<script>"]}}', [400]],
  ['{"filters":{"yearFrom":"2000 OR 1=1"}}', [400]],
]

export const BAD_TASTES: Attack[] = BAD_BODIES.map(([body, refused]) =>
  post('/api/recommendations', body, refused),
)

export const BAD_EVENTS: Attack[] = [
  ['', [400]],
  ['null', [400]],
  ['{"seen":[{}]}', [400]],
  ['{"seen":{"length":5}}', [400]],
  ['{"views":["1; DROP TABLE Event"]}', [400]],
  ['{"views":[-1]}', [400]],
  [`{"searches":["${'a'.repeat(300)}"]}`, [400]],
  [`{"views":[${Array.from({ length: 10_000 }, (_, i) => i + 1)}]}`, [400]],
  [deep, [400, 413]],
  [' '.repeat(400_000), [413]],
].map(([body, refused]) => post('/api/events', body as string, refused as number[]))

export const BAD_MARKS: Attack[] = [
  ['{"changes":[{"movieId":27,"stars":11}]}', [400]],
  ['{"changes":[{"movieId":27,"stars":0.3}]}', [400]],
  ['{"changes":[{"movieId":"27","isLiked":true}]}', [400]],
  ['{"changes":[{"movieId":27,"visitor":"somebody","isLiked":"yes"}]}', [400]],
  [`{"changes":[${Array.from({ length: 20_000 }, () => '{"movieId":27}')}]}`, [400, 413]],
  ['{"changes":null}', [400]],
  ['{}', [400]],
].map(([body, refused]) => post('/api/my', body as string, refused as number[]))

/** Into the prototype of everything: taken for nothing, or refused. */
export const POLLUTION: Attack[] = [
  '{"__proto__":{"isOperator":true,"polluted":1}}',
  '{"constructor":{"prototype":{"polluted":1}}}',
  '{"films":[{"id":27,"__proto__":{"polluted":1}}]}',
  '{"filters":{"__proto__":{"polluted":1}}}',
  '{"films":[27],"toString":"x","hasOwnProperty":1}',
].map((body) => post('/api/recommendations', body, [200, 400]))

/** Cookies and headers that somebody made up: whoever sends them is nobody. */
const FORGED = [
  'marquee-visitor=aaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',
  'marquee-visitor=aaaaaaaaaaaaaaaaaaaaaa.',
  'marquee-visitor=aaaaaaaaaaaaaaaaaaaaaa',
  'marquee-visitor=.',
  'marquee-visitor=../../../etc/passwd.x',
  "marquee-visitor=' OR 1=1 --.x",
  `marquee-visitor=${'a'.repeat(4000)}.${'b'.repeat(4000)}`,
  'marquee-visitor=%00%00.%00',
  'marquee-visitor=__proto__.constructor',
  'marquee-visitor=1; marquee-visitor=2',
  'marquee-visitor=1.1',
  'marquee-visitor=simulated-1.x',
]

export const STRANGERS: Attack[] = [
  ...FORGED.map((cookie) => get('/api/my', [200], [['Cookie', cookie]])),
  get('/api/my', [200], [['X-Marquee-Visitor', 'aaaaaaaaaaaaaaaaaaaaaa.bbbb']]),
  get('/api/my', [403], [['X-Marquee-Simulation', 'guessed somebody 1700000000000']]),
  get('/api/my', [403], [['X-Marquee-Simulation', '']]),
  // Ids of visitors cannot be walked through.
  ...Array.from({ length: 5 }, (_, i) =>
    get('/api/my', [200], [['Cookie', `marquee-visitor=${String(i).padStart(22, '0')}.x`]]),
  ),
  get('/api/my?visitor=1', [200]),
  get('/api/my/1', [404]),
  get('/api/my/films?visitor=1', [200]),
  get('/api/my/export?format=json&visitor=1', [200, 404]),
]

/** Doors for operators only. */
const PAGES = ['', '/data', '/runs', '/runs/1', '/compare', '/models', '/experiments', '/feedback']
export const DOORS: Attack[] = [
  ...PAGES.map((page) => get(`/dashboard${page}`, [307])),
  ...PAGES.map((page) =>
    get(
      `/dashboard${page}`,
      [307, 400],
      [
        ['X-Marquee-Local', '1'],
        ['Cookie', 'marquee-operator=forged'],
      ],
    ),
  ),
  get(
    '/dashboard',
    [307, 400],
    [['X-Middleware-Subrequest', 'middleware:middleware:middleware:middleware:middleware']],
  ),
  get(
    '/dashboard',
    [307, 400],
    [
      ['X-Forwarded-For', '127.0.0.1'],
      ['Host', 'localhost'],
    ],
  ),
  get(
    '/dashboard',
    [307, 400],
    [
      ['RSC', '1'],
      ['Next-Router-State-Tree', '[]'],
    ],
  ),
  get('/dashboard/models', [307, 404], [['X-HTTP-Method-Override', 'POST']]),
  get('//dashboard', [307, 308, 404]),
  get('/Dashboard', [404]),
  get('/dashboard/', [307, 308]),
  get('/dashboard%2fmodels', [404]),
  get('/api/metrics', [403]),
  get('/api/metrics', [403], [['Authorization', 'Bearer wrong-token-of-the-tests']]),
  get('/api/metrics', [403], [['Authorization', 'Bearer ']]),
  get('/api/metrics', [403], [['Authorization', 'Basic YWRtaW46YWRtaW4=']]),
  get('/api/metrics', [403], [['X-Marquee-Local', 'true']]),
  post('/api/revalidate', '', [404], []),
  post('/api/revalidate', '', [404], [['X-Revalidate-Token', 'guess-guess-guess-guess']]),
  post('/api/revalidate', '', [404], [['X-Revalidate-Token', '']]),
  get('/api/for-you?experiment=more-varied:B', [403]),
]

/** Writes that another site's page has a visitor's browser send. */
const ELSEWHERE: readonly (readonly Header[])[] = [
  [JSON_BODY, ['Sec-Fetch-Site', 'cross-site']],
  [JSON_BODY, ['Sec-Fetch-Site', 'same-site']],
  [JSON_BODY, ['Origin', 'https://evil.example']],
  [JSON_BODY, ['Origin', 'null']],
  [
    ['Content-Type', 'text/plain'],
    ['Origin', 'https://evil.example'],
  ],
  [
    ['Content-Type', 'application/x-www-form-urlencoded'],
    ['Origin', 'https://evil.example'],
  ],
]
export const CROSS_SITE: Attack[] = [
  ...['/api/my', '/api/my/visitor', '/api/events', '/api/my/import?name=a.csv'].flatMap((target) =>
    ELSEWHERE.map((headers) => post(target, '{}', [403], headers)),
  ),
  {
    name: 'DELETE /api/my from elsewhere',
    sent: { method: 'DELETE', target: '/api/my', headers: [['Origin', 'https://evil.example']] },
    refused: [403],
  },
  post(
    '/dashboard/login',
    '1_token=x',
    [307, 400, 403, 404, 409, 500],
    [
      ['Content-Type', 'application/x-www-form-urlencoded'],
      ['Origin', 'https://evil.example'],
      ['Next-Action', '0'.repeat(42)],
    ],
  ),
  post(
    '/reviews/analyse',
    '[]',
    [400, 403, 404, 409, 500],
    [
      ['Content-Type', 'text/plain'],
      ['Origin', 'https://evil.example'],
      ['Next-Action', 'f'.repeat(42)],
    ],
  ),
  post(
    '/',
    '["$1:__proto__:x"]',
    [400, 404, 405, 409, 500],
    [
      ['Content-Type', 'text/plain'],
      ['Next-Action', 'a'.repeat(42)],
    ],
  ),
]

/** Addresses that the server should ask for the sender. */
export const FORGED_ADDRESSES: Attack[] = [
  'http://169.254.169.254/latest/meta-data/',
  'http://127.0.0.1:22/',
  'http://localhost/',
  'http://[::1]/',
  'http://2130706433/',
  '//evil.example/a.png',
  'file:///etc/passwd',
  'gopher://127.0.0.1:6379/_FLUSHALL',
  'https://image.tmdb.org.evil.example/t/p/w500/a.jpg',
  '/api/my',
].map((url) => get(`/_next/image?url=${encodeURIComponent(url)}&w=500&q=75`, [400]))

export const FORGED_IMAGES: Attack[] = [
  '/images/w500/http:%2f%2fevil.example%2fa.jpg',
  '/images/original/a.jpg',
  '/images/w500/a.svg',
  '/images/w500/a.jpg%3fx=1',
  '/images/w500/@evil.example/a.jpg',
].map((target) => get(target, [400, 404]))

/** Headers by which a shared answer might become somebody's own; the next reader must get what was there before. */
export const POISON: Attack[] = (
  [
    ['X-Forwarded-Host', 'evil.example'],
    ['Host', 'evil.example'],
    ['X-Original-URL', '/dashboard'],
    ['X-Rewrite-URL', '/dashboard'],
    ['X-Invoke-Path', '/dashboard'],
    ['X-Matched-Path', '/dashboard'],
    ['X-Nextjs-Data', '1'],
    ['X-Prerender-Revalidate', 'x'],
    ['X-Now-Route-Matches', '1=dashboard'],
    ['Content-Security-Policy', "script-src 'nonce-evil'"],
    ['X-Forwarded-Proto', 'javascript'],
    ['X-Forwarded-Prefix', '/evil'],
    ['X-HTTP-Method', 'DELETE'],
    ['Range', 'bytes=0-10,5-20,0-9999999999'],
    ['Accept-Encoding', 'evil;q=1'],
    ['If-None-Match', '*'],
    ['Forwarded', 'for=127.0.0.1;host=evil.example'],
    ['Cookie', '__prerender_bypass=x; __next_preview_data=x'],
  ] as Header[]
).map((header) => get('/about', [200, 304, 307, 308, 400, 404, 416], [header]))

/** Methods that no address has. */
export const METHODS: Attack[] = ['PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND', 'POST'].flatMap(
  (method) =>
    ['/api/search', '/api/movies/27', '/api/health'].map((target) => ({
      name: `${method} ${target}`,
      sent: { method, target, headers: [OWN], body: '' },
      refused: [400, 404, 405, 501],
    })),
)

/** Little that becomes much, and texts on which regular expressions linger. */
const CSV: Header = ['Content-Type', 'text/csv']
const LINGERING = [
  `${'a'.repeat(190)}!`,
  '(a+)+$'.repeat(30),
  ' '.repeat(199),
  `${'('.repeat(99)}${')'.repeat(99)}`,
  `${'the '.repeat(49)}x`,
  '\u0301'.repeat(99),
  `tt${'0'.repeat(190)}`,
  `http://${'a.'.repeat(90)}`,
]
export const BOMBS: Attack[] = [
  ...LINGERING.map((text) => get(`/api/search?q=${encodeURIComponent(text)}`, [200, 400])),
  post(
    '/api/my/import?name=a.zip',
    zipBomb(),
    [400, 413, 422],
    [['Content-Type', 'application/zip'], OWN],
  ),
  post(
    '/api/my/import?name=a.json',
    gzipSync(Buffer.alloc(50_000_000)),
    [400, 413, 422],
    [['Content-Encoding', 'gzip'], OWN],
  ),
  post('/api/my/import?name=a.json', deep, [200, 400, 413, 422], [JSON_BODY, OWN]),
  post('/api/my/import?name=a.json', '{"a":'.repeat(50_000), [400, 413, 422], [JSON_BODY, OWN]),
  post(
    '/api/my/import?name=a.csv',
    `Name,Year\n${'"'.repeat(500_000)}`,
    [200, 400, 413, 422],
    [CSV, OWN],
  ),
  post('/api/my/import?name=a.csv', `${','.repeat(900_000)}\n`, [400, 413, 422], [CSV, OWN]),
  post(
    '/api/my/import?name=a.csv',
    'Name,Year\n'.repeat(3_000_000),
    [0, 400, 413, 422],
    [CSV, OWN],
  ),
  post('/api/my/import?name=..%2f..%2fetc%2fpasswd', 'Name,Year\n', [200, 400, 422], [CSV, OWN]),
  post(
    '/api/my/import?name=a.xml',
    '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;">]><a>&c;</a>',
    [400, 422],
    [['Content-Type', 'application/xml'], OWN],
  ),
  post(
    '/api/recommendations',
    gzipSync(Buffer.alloc(10_000_000, '[')),
    [400, 413, 415],
    [JSON_BODY, ['Content-Encoding', 'gzip'], OWN],
  ),
]

export const ALL: Record<string, Attack[]> = {
  'what is no HTTP': MALFORMED,
  'ways out of the folder': TRAVERSAL,
  'injected texts and bad queries': INJECTED_QUERIES,
  'tastes that are none': BAD_TASTES,
  'events that are none': BAD_EVENTS,
  'marks that are none': BAD_MARKS,
  'prototype pollution': POLLUTION,
  'forged visitors': STRANGERS,
  'doors of operators': DOORS,
  'writes from another site': CROSS_SITE,
  'addresses to be asked by the server': [...FORGED_ADDRESSES, ...FORGED_IMAGES],
  'poison for caches': POISON,
  'methods that no address has': METHODS,
  'bombs of zip, JSON, CSV and regular expressions': BOMBS,
}

/** A zip of one file of 200 MB of zeros, which takes 200 KB. */
function zipBomb(): Buffer {
  const size = 200_000_000
  const packed = deflateRawSync(Buffer.alloc(size), { level: 9 })
  const name = Buffer.from('ratings.csv')
  const sizes = Buffer.alloc(12)
  sizes.writeUInt32LE(packed.length, 4)
  sizes.writeUInt32LE(size, 8)
  const common = Buffer.concat([Buffer.from([20, 0, 0, 0, 8, 0, 0, 0, 0, 0]), sizes])
  const nameLength = Buffer.from([name.length, 0, 0, 0])
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, nameLength, name, packed])
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02'),
    Buffer.from([20, 0]),
    common,
    nameLength,
    Buffer.alloc(14),
    name,
  ])
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, central, end])
}
