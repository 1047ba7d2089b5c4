// The layers as data: lib and its subject (docs/architecture.md is drawn from them). An import never runs up; another lib is seen
// only through its index.ts.
export const LAYERS = [
  {
    platform: 'configuration, database, clock, errors, offloading',
    'work-calendar': 'pure: civil dates, workdays',
    'plan-text': 'pure: text to commitments',
    documents: 'pure: file to text and structure',
    ledger: 'pure: 任务分解表 out and in',
  },
  { outbox: 'history of events, outbox jobs, BullMQ', identity: 'departments, people, roles, sessions, deputies' },
  {
    policies: 'rules of reminding, lamps, planned progress',
    projects: 'life of a project, access',
    plans: 'import, review, revisions, ledger',
    coordination: 'blockers, call-ins',
  },
  {
    delivery: 'deliveries, attempts, retries',
    notifications: 'channels, templates, inbox, robots',
    webhooks: 'endpoints, signing, event queues',
    slips: 'numbered notices (督办单)',
    reminders: 'due steps, dispatcher, digest, one-click links',
    notices: 'who is told of what happens',
    inbound: 'webhooks of other systems',
  },
  {
    reporting: 'board, overdue desk, scorecards, circulars',
    schedules: 'saved views, reports on schedule',
    tasks: 'what waits for a person',
  },
  { application: 'all modules, tables and types of events; migrations' },
  { demonstration: 'the plan of 2022, played', simulation: 'periods played on a temporary schema' },
];

/** Libs of the same layer that a lib may import; all others it may not. */
export const SIDEWAYS = {
  ledger: ['documents'],
  identity: ['outbox'],
  projects: ['policies'],
  plans: ['policies', 'projects'],
  coordination: ['policies', 'projects'],
  notifications: ['delivery'],
  webhooks: ['delivery', 'notifications'],
  inbound: ['webhooks'],
  slips: ['delivery', 'notifications'],
  reminders: ['delivery', 'notifications', 'slips'],
  notices: ['delivery', 'notifications', 'reminders'],
  schedules: ['reporting'],
  tasks: ['reporting'],
  simulation: ['demonstration'],
};

const layers = LAYERS.map((layer) => Object.keys(layer));
const libs = layers.flat();

const layerRules = layers.flatMap((layer, level) =>
  layer.map((lib) => {
    const allowed = [lib, ...layers.slice(0, level).flat(), ...(SIDEWAYS[lib] ?? [])];
    const forbidden = libs.filter((other) => !allowed.includes(other));
    return {
      name: `${lib}-imports-only-lower-layers`,
      severity: 'error',
      comment: `${lib} is in layer ${level}`,
      from: { path: `^libs/${lib}/` },
      to: { path: `^(libs/(${forbidden.join('|')})|apps)/` },
    };
  }),
);

export default {
  forbidden: [
    ...layerRules,
    {
      name: 'public-api-only',
      severity: 'error',
      comment:
        'From another lib only its index.ts is imported. A test may look at what only tests need, so that index.ts holds what programs use.',
      from: { path: '^(?:libs|apps)/([^/]+)/', pathNot: ['spec\\.ts$', '^(libs|apps)/[^/]+/test/'] },
      to: { path: '^libs/([^/]+)/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'apps-side-by-side',
      severity: 'error',
      comment: 'API and worker know nothing of each other; the command line runs both, through their index.ts.',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: ['^apps/$1/', '^apps/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'console-alone',
      severity: 'error',
      comment: 'The console knows the server by its API only.',
      from: { path: '^apps/console/' },
      to: { path: '^(libs|apps/(?!console))/' },
    },
    { name: 'no-cycles', severity: 'error', from: { pathNot: '^node_modules' }, to: { circular: true } },
    {
      name: 'own-index-from-inside',
      severity: 'error',
      comment: 'Inside a lib files import files; through their own index.ts they would go in circles.',
      from: { path: '^libs/([^/]+)/src/' },
      to: { path: '^libs/$1/src/index\\.ts$' },
    },
    {
      name: 'pure-libs',
      severity: 'error',
      comment: 'plan-text, work-calendar, documents and ledger are usable without Nest and without a database.',
      from: { path: '^libs/(plan-text|work-calendar|documents|ledger)/src/', pathNot: 'spec\\.ts$' },
      to: { path: 'node_modules/(@nestjs|typeorm|pg|bullmq|ioredis)' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['(spec|\\.d)\\.ts$', '/main\\.ts$', '\\.json$', '^apps/console/(public/|vite\\.config)'] },
      to: {},
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'tests-stay-outside',
      severity: 'error',
      from: { pathNot: ['spec\\.ts$', '^(libs|apps)/[^/]+/test/', '^test/'] },
      to: { path: ['spec\\.ts$', '^(libs|apps)/[^/]+/test/', '^test/'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['source', 'import', 'node', 'default', 'types'] },
  },
};
