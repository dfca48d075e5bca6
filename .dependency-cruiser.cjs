// Who may import whom: the table of ARCHITECTURE.md, checked in every run of the tests.
const NOT_TESTS = '\\.test\\.tsx?$|/testing/|/fixtures\\.ts$';
const from = (folder) => ({ path: `^${folder}/`, pathNot: NOT_TESTS });
const only = (name, folder, allowed) => ({
  name,
  severity: 'error',
  from: from(folder),
  to: { path: '^(src|web)/', pathNot: [`^${folder}/`, ...allowed] },
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
    {
      name: 'core uses pure libraries only',
      severity: 'error',
      from: from('src/core'),
      to: {
        path: 'node_modules/',
        pathNot: 'node_modules/(libphonenumber-js|html-to-text|htmlparser2|domhandler|domutils)/',
      },
    },
    only('contract imports names of core', 'src/contract', ['^src/core/basics/']),
    only('sources hand over, they do not keep', 'src/sources', ['^src/core/']),
    only('store knows no source', 'src/store', ['^src/core/', '^src/contract/']),
    only('pipeline does not count', 'src/pipeline', ['^src/core/', '^src/contract/', '^src/sources/', '^src/store/']),
    only('statistics reads published views', 'src/statistics', [
      '^src/core/',
      '^src/contract/',
      '^src/store/(database|interaction-items)\\.ts$',
    ]),
    only('server is not the command line', 'src/server', ['^src/(core|contract|sources|store|pipeline|statistics)/']),
    only('the command line is not the server', 'src/cli', [
      '^src/(core|contract|sources|store|pipeline|statistics)/',
      '^src/server/index\\.ts$',
    ]),
    only('the browser knows the contract', 'web', ['^src/contract/', '^src/core/basics/']),
    {
      name: 'no circles',
      severity: 'error',
      from: { pathNot: NOT_TESTS },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json'] },
  },
};
