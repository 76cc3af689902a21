// The rooms of ARCHITECTURE.md, enforced: an import may only point down this table.

/** Which rooms of ours a room may import, besides itself and the single files of lib. */
const ROOMS = {
  math: [],
  text: [],
  catalogue: ['text'],
  similarity: ['math'],
  search: ['math', 'text'],
  sentiment: ['math', 'text'],
  features: ['math', 'text', 'catalogue'],
  models: ['math', 'similarity', 'features'],
  recommend: ['math', 'similarity', 'models', 'catalogue'],
  evaluate: ['math', 'features', 'models', 'recommend', 'catalogue'],
  validation: ['math'],
  experiments: ['math'],
  runs: [],
  sources: ['catalogue', 'text'],
  db: ['catalogue', 'runs', 'validation', 'experiments'],
  shared: [],
  operate: ['runs', 'validation', 'experiments', 'db', 'shared'],
  store: [],
  api: ['catalogue'],
  pipeline: [
    'math',
    'text',
    'catalogue',
    'similarity',
    'search',
    'features',
    'models',
    'recommend',
    'evaluate',
    'validation',
    'experiments',
    'runs',
    'sources',
    'db',
    'operate',
    'sentiment',
    'shared',
    'store',
  ],
  serve: [
    'math',
    'text',
    'catalogue',
    'similarity',
    'search',
    'features',
    'models',
    'recommend',
    'sentiment',
    'validation',
    'experiments',
    'runs',
    'sources',
    'db',
    'operate',
    'shared',
    'store',
    'api',
  ],
  gate: ['serve', 'shared'],
}

/** Rooms that do no input or output of any kind. */
const PURE = [
  'math',
  'text',
  'catalogue',
  'similarity',
  'search',
  'sentiment',
  'features',
  'models',
  'recommend',
  'evaluate',
  'validation',
  'experiments',
  'runs',
]

const TESTS = '\\.test\\.tsx?$'

const roomRules = Object.entries(ROOMS).map(([room, allowed]) => ({
  name: `room-${room}`,
  comment: `lib/${room} may import only: ${allowed.join(', ') || 'nothing of ours'} (ARCHITECTURE.md).`,
  severity: 'error',
  from: { path: `^lib/${room}/`, pathNot: TESTS },
  to: {
    path: '^(?:lib/[^/]+/|components/|app/|bench/)',
    pathNot: `^lib/(?:${[room, ...allowed].join('|')})/`,
  },
}))

const pureRules = [
  {
    name: 'pure-rooms-do-no-io',
    comment: 'A pure room imports nothing of the platform; a clock or a file comes as an argument.',
    severity: 'error',
    from: { path: `^lib/(?:${PURE.join('|')})/`, pathNot: TESTS },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'pure-rooms-know-no-edges',
    severity: 'error',
    from: { path: `^lib/(?:${PURE.join('|')})/`, pathNot: TESTS },
    to: { path: '^lib/(?:config|log|errors)\\.ts$' },
  },
]

const singleOwner = (name, what, owner, more = {}) => ({
  name,
  severity: 'error',
  from: { path: '^(?:app|components|lib)/', pathNot: `^(?:${owner})` },
  to: { path: what, ...more },
})

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...roomRules,
    ...pureRules,
    singleOwner('only-text-knows-wink', 'node_modules/wink-', 'lib/text/'),
    singleOwner('only-shared-knows-redis', 'node_modules/ioredis/', 'lib/shared/'),
    singleOwner(
      'only-db-knows-prisma',
      'node_modules/(?:@prisma/|libsql/)|^lib/db/generated/',
      'lib/db/',
    ),
    singleOwner('only-one-door-leads-out', 'node_modules/undici/', `lib/outgoing\\.ts|.*${TESTS}`, {
      dependencyTypesNot: ['type-only'],
    }),
    singleOwner(
      'only-one-door-leads-out-of-node',
      '^(?:node:)?(?:https?|http2|net|tls|dgram)$',
      // It only asks what an address is.
      `lib/outgoing\\.ts|lib/gate/client-address\\.ts|.*\\.fixture\\.ts$|.*${TESTS}`,
      { dependencyTypesNot: ['type-only'] },
    ),
    {
      name: 'tmdb-feeds-no-model',
      comment:
        'TMDB’s terms forbid that its content feeds a model: only serve reads what it answered.',
      severity: 'error',
      from: { path: '^(?:app|components|lib|bench)/', pathNot: `^lib/serve/|${TESTS}` },
      to: { path: '^lib/db/(?:tmdb-answers|foreign-reviews)\\.ts$' },
    },
    {
      name: 'one-source-knows-no-other',
      severity: 'error',
      from: { path: '^lib/sources/([^/]+)/' },
      to: { path: '^lib/sources/[^/]+/', pathNot: '^lib/sources/$1/' },
    },
    {
      name: 'components-take-props',
      severity: 'error',
      from: { path: '^components/', pathNot: TESTS },
      to: { path: '^(?:lib|app)/', pathNot: '^lib/(?:api/|format\\.ts|catalogue/genre\\.ts)' },
    },
    {
      name: 'app-asks-serve',
      severity: 'error',
      from: { path: '^app/', pathNot: TESTS },
      to: {
        path: '^lib/',
        pathNot: '^lib/(?:serve/|api/|format\\.ts|config\\.ts|errors\\.ts|catalogue/genre\\.ts)',
      },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nothing-missing',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(?:server-only)$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|lib/db/generated' },
    exclude: { path: '^(?:\\.next|data|\\.source)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
}
