// Who may import whom: the table of ARCHITECTURE.md, checked in every run of the tests.
const NOT_TESTS = '\\.test\\.tsx?$|/testing/|/fixtures\\.ts$';
const from = (folder) => ({ path: `^${folder}/`, pathNot: NOT_TESTS });
const only = (name, folder, allowed) => ({
  name,
  severity: 'error',
  from: from(folder),
  to: { path: '^(src|web)/', pathNot: [`^${folder}/`, ...allowed] },
});
/** The libraries that a folder may use. */
const libraries = (name, folder, allowed) => ({
  name,
  severity: 'error',
  from: from(folder),
  to: { path: 'node_modules/', ...(allowed.length > 0 && { pathNot: `node_modules/(${allowed.join('|')})/` }) },
});

module.exports = {
  forbidden: [
    only('core imports nothing', 'src/core', []),
    {
      name: 'core is pure',
      comment: 'node:crypto for one pure hash, and pure libraries: docs/decisions.',
      severity: 'error',
      from: { ...from('src/core'), pathNot: [NOT_TESTS, '^src/core/basics/sha256\\.ts$'] },
      to: { dependencyTypes: ['core'] },
    },
    libraries('core uses pure libraries only', 'src/core', ['libphonenumber-js', 'opencc-js']),
    only('contract imports names of core', 'src/contract', ['^src/core/basics/']),
    libraries('contract is schemas', 'src/contract', ['zod']),
    only('sources hand over, they do not keep', 'src/sources', ['^src/core/']),
    libraries('sources parse', 'src/sources', [
      '@zone-eu/mailsplit',
      'iconv-lite',
      'yauzl',
      '@types/yauzl',
      '@types/node',
    ]),
    only('store knows no source', 'src/store', ['^src/core/', '^src/contract/']),
    only('pipeline does not count', 'src/pipeline', ['^src/core/', '^src/contract/', '^src/sources/', '^src/store/']),
    only('statistics reads published views', 'src/statistics', [
      '^src/core/',
      '^src/contract/',
      '^src/store/(database|cancel-statement|interaction-items|is-away|touched-records)\\.ts$',
    ]),
    libraries('statistics is SQL', 'src/statistics', ['@duckdb/node-api', 'pg-copy-streams']),
    only('alerts ask statistics', 'src/alerts', ['^src/(core|contract|store|statistics)/']),
    libraries('alerts are told by mail', 'src/alerts', ['nodemailer']),
    only('server is not the command line', 'src/server', [
      '^src/(core|contract|sources|store|pipeline|statistics|alerts)/',
    ]),
    only('the command line is not the server', 'src/cli', [
      '^src/(core|contract|sources|store|pipeline|statistics|alerts)/',
      '^src/server/index\\.ts$',
    ]),
    only('the browser knows the contract', 'web', ['^src/contract/', '^src/core/basics/']),
    {
      name: 'no circles',
      severity: 'error',
      from: { pathNot: NOT_TESTS },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing lies about',
      comment: 'Every file is reached from a program: a route, rule or chart that is in no list, or left over.',
      severity: 'error',
      from: { path: '^(src/cli/main\\.ts|web/main\\.tsx)$' },
      // import-thread, take-in-thread: started by their addresses, as threads. rules-page, mapping-page: write a page of docs, which its test holds true.
      to: {
        path: '^(src|web)/.*\\.tsx?$',
        pathNot: [
          NOT_TESTS,
          '/main\\.tsx?$',
          '/import-thread\\.ts$',
          '/take-in-thread\\.ts$',
          '/(rules|mapping)-page\\.ts$',
          '\\.config\\.ts$',
          '\\.mjs$',
          '\\.d\\.ts$',
        ],
        reachable: false,
      },
    },
    {
      name: 'every library is one of ours',
      comment: 'What is only there because another library needs it may be gone tomorrow.',
      severity: 'error',
      from: { path: '^(src|web)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'] },
    },
    {
      name: 'the product needs no tool of ours',
      severity: 'error',
      from: from('src'),
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'everything is found',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist[^/]*/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
