// The floors of the house as data (docs/architecture.md draws them). An import never runs up; doors are index.ts.
const FLOORS = [
  ['platform', 'work-calendar', 'plan-text', 'documents', 'ledger'],
  ['outbox'],
  ['identity', 'tracking'],
  ['supervision', 'inbound', 'delivery'],
];

/** Neighbours on one floor that may be asked; all others may not. */
const NEIGHBOURS = { tracking: ['identity'], supervision: ['delivery'], inbound: ['delivery'] };

const rooms = FLOORS.flat();

const floorRules = FLOORS.flatMap((floor, level) =>
  floor.map((room) => {
    const allowed = [room, ...FLOORS.slice(0, level).flat(), ...(NEIGHBOURS[room] ?? [])];
    const forbidden = rooms.filter((other) => !allowed.includes(other));
    return {
      name: `${room}-looks-only-down`,
      severity: 'error',
      comment: `${room} stands on floor ${level}`,
      from: { path: `^libs/${room}/` },
      to: { path: `^(libs/(${forbidden.join('|')})|apps)/` },
    };
  }),
);

export default {
  forbidden: [
    ...floorRules,
    {
      name: 'through-the-door',
      severity: 'error',
      comment: 'From another room only its index.ts is seen.',
      from: { path: '^(?:libs|apps)/([^/]+)/' },
      to: { path: '^libs/([^/]+)/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'apps-side-by-side',
      severity: 'error',
      comment: 'Apps stand on the assembly; only the command line runs API and worker in its own process.',
      from: { path: '^apps/(api|worker|assembly)/' },
      to: { path: '^apps/(?!$1/|assembly/src/index\\.ts)' },
    },
    { name: 'no-cycles', severity: 'error', from: { pathNot: '^node_modules' }, to: { circular: true } },
    {
      name: 'own-door-from-inside',
      severity: 'error',
      comment: 'Inside a room files import files; through their own door they would go in circles.',
      from: { path: '^libs/([^/]+)/src/' },
      to: { path: '^libs/$1/src/index\\.ts$' },
    },
    {
      name: 'pure-rooms',
      severity: 'error',
      comment: 'plan-text, work-calendar, documents and ledger are usable without Nest and without a database.',
      from: { path: '^libs/(plan-text|work-calendar|documents|ledger)/src/', pathNot: 'spec\\.ts$' },
      to: { path: 'node_modules/(@nestjs|typeorm|pg|bullmq|ioredis)' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['(spec|\\.d)\\.ts$', '/main\\.ts$', '\\.json$'] },
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
