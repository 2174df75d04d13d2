/** Imports point one way: apps → hosting → domains → contracts, entities, event-log, ranking, periods, platform. */
const domains = ['players', 'scores', 'leaderboards', 'achievements'];
const lib = (name) => `^libs/${name}/`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Files that need each other cannot be understood, tested or moved alone.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...domains.map((domain) => ({
      name: `${domain}-keeps-to-contracts`,
      comment: 'A domain calls another through its contract, so that either can run in a process of its own.',
      severity: 'error',
      from: { path: lib(domain) },
      to: { path: domains.filter((other) => other !== domain).map(lib) },
    })),
    {
      name: 'only-hosting-and-commands-know-domains',
      comment: 'What runs where is decided in one place; everything else sees contracts.',
      severity: 'error',
      from: { pathNot: ['^libs/hosting/', '^apps/cli/', '^test/', ...domains.map(lib)] },
      to: { path: domains.map(lib) },
    },
    {
      name: 'foundations-know-no-domain',
      comment: 'The libs below the domains stay usable, and testable, without them.',
      severity: 'error',
      from: { path: ['contracts', 'entities', 'event-log', 'ranking', 'periods', 'platform'].map(lib) },
      to: { path: ['hosting', ...domains].map(lib) },
    },
    {
      name: 'platform-knows-nothing-above-it',
      comment: 'The platform is what any service needs; players and scores are not in it.',
      severity: 'error',
      from: { path: lib('platform') },
      to: { path: ['contracts', 'entities', 'event-log', 'ranking', 'periods'].map(lib) },
    },
    {
      name: 'ranking-stands-alone',
      comment: 'The ranking index is pure TypeScript: it runs in a browser, a worker or another product.',
      severity: 'error',
      from: { path: lib('ranking'), pathNot: '\\.spec\\.ts$' },
      to: { pathNot: lib('ranking') },
    },
    {
      name: 'periods-stand-alone',
      comment:
        'When a period starts is pure arithmetic on clocks: anybody may ask, nothing has to be running.',
      severity: 'error',
      from: { path: lib('periods'), pathNot: '(\\.spec|any-cron)\\.ts$' },
      to: { pathNot: [lib('periods'), 'node_modules/croner/'] },
    },
    {
      name: 'libs-know-no-app',
      comment: 'An app is an edge: a lib that needs one cannot serve another.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-are-separate',
      comment: 'What two apps share belongs into a lib.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/([^/]+)/', pathNot: '^apps/$1/' },
    },
    {
      name: 'product-knows-no-test',
      comment: 'Tests, benchmarks and scripts may go without the product noticing.',
      severity: 'error',
      from: { path: '^(apps|libs|migrations)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(test|bench|scripts)/' },
    },
    {
      name: 'only-declared-packages',
      comment:
        'A package that is not in package.json is gone after the next install; one for development is not there in production.',
      severity: 'error',
      from: {
        path: '^(apps|libs|migrations)/',
        pathNot: ['\\.spec\\.ts$', '^apps/web/', '(naive-board|any-cron)\\.ts$'],
      },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|public)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'types', 'default'],
    },
  },
};
