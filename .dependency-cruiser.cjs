/* The import rules of the house (ARCHITECTURE.md). Type imports count. Tests beside the code may compose real parts. */
const test = '\\.test\\.ts$|/(testing|bench)/';
const main = '^src-main/';
const ports = '^src-main/actions/ports/';
const contract = '^src-preload/contract/';

/** One layer may import its own folder and what is listed; everything else in the project is forbidden. */
function layer(name, from, allowed, packages = []) {
  return [
    {
      name: `${name}-imports`,
      severity: 'error',
      from: { path: from, pathNot: test },
      to: { path: '^(src-|e2e/|resources/)', pathNot: [from, ...allowed].join('|') },
    },
    {
      name: `${name}-packages`,
      severity: 'error',
      from: { path: from, pathNot: test },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown', 'core'],
        ...(packages.length > 0 ? { pathNot: packages.join('|') } : {}),
      },
    },
  ];
}
const pkg = (name) => `(^|node_modules/)${name}(/|$)`;
const core =
  '^(node:)?(fs|path|crypto|zlib|os|util|url|buffer|events|stream|worker_threads|child_process|process|readline|tty|timers|perf_hooks|module|assert|net|string_decoder)(/|$)';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...layer('domain', '^src-main/domain/', []),
    ...layer('contract', contract, ['^src-main/domain/'], [pkg('zod')]),
    {
      name: 'contract-takes-only-types-of-domain',
      severity: 'error',
      from: { path: contract, pathNot: test },
      to: { path: '^src-main/domain/', dependencyTypesNot: ['type-only'] },
    },
    ...layer('actions', '^src-main/actions/', ['^src-main/domain/', contract]),
    {
      name: 'actions-take-only-types-of-contract',
      severity: 'error',
      from: { path: '^src-main/actions/', pathNot: test },
      to: { path: contract, dependencyTypesNot: ['type-only'] },
    },
    ...layer('exchange', '^src-main/exchange/', ['^src-main/domain/', ports], [core, pkg('zod')]),
    ...layer('vault', '^src-main/vault/', ['^src-main/domain/', ports], [core, pkg('better-sqlite3')]),
    ...layer('pgp', '^src-main/pgp/', ['^src-main/domain/', ports], [core, pkg('openpgp')]),
    ...layer('files', '^src-main/files/', ['^src-main/domain/', ports], [core, pkg('electron')]),
    ...layer(
      'ipc',
      '^src-main/ipc/',
      ['^src-main/actions/', '^src-main/domain/', contract],
      [core, pkg('electron'), pkg('zod')],
    ),
    ...layer('windows', '^src-main/windows/', [], [core, pkg('electron')]),
    ...layer('preload', '^src-preload/index\\.ts$', [contract], [pkg('electron')]),
    {
      name: 'renderer-imports',
      severity: 'error',
      from: { path: '^src-renderer/', pathNot: test },
      to: { path: '^(src-|e2e/)', pathNot: `^src-renderer/|${contract}` },
    },
    {
      name: 'renderer-no-node',
      severity: 'error',
      from: { path: '^src-renderer/', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'components-are-presentational',
      severity: 'error',
      from: { path: '^src-renderer/components/' },
      to: { path: '^src-renderer/(stores|bridge|screens)/' },
    },
    {
      name: 'bridge-only-from-stores',
      severity: 'error',
      from: { path: '^src-renderer/(components|screens|i18n)/' },
      to: { path: '^src-renderer/bridge/' },
    },
    {
      name: 'product-uses-no-test-support',
      severity: 'error',
      from: { path: '^src-', pathNot: test },
      to: { path: '^src-.*/(testing|bench)/' },
    },
    { name: 'e2e-sees-no-source', severity: 'error', from: { path: '^e2e/' }, to: { path: '^src-' } },
    {
      name: 'sqlite-only-in-vault',
      severity: 'error',
      from: { path: '^src-', pathNot: '^src-main/vault/' },
      to: { path: pkg('better-sqlite3') },
    },
    {
      name: 'openpgp-only-in-pgp',
      severity: 'error',
      from: { path: '^src-', pathNot: '^src-main/pgp/' },
      to: { path: pkg('openpgp') },
    },
    {
      name: 'pdfjs-only-in-pdf',
      severity: 'error',
      from: { path: '^src-', pathNot: '^src-renderer/pdf/' },
      to: { path: pkg('pdfjs-dist') },
    },
    {
      name: 'mrz-only-in-tests',
      severity: 'error',
      from: { path: '^src-', pathNot: '\\.test\\.ts$' },
      to: { path: pkg('mrz') },
    },
    {
      name: 'electron-only-at-the-edge',
      severity: 'error',
      from: {
        path: '^src-',
        pathNot: '^src-main/(index\\.ts|ipc/|windows/|files/)|^src-preload/index\\.ts$',
      },
      to: { path: pkg('electron') },
    },
    {
      name: 'only-roots-compose',
      severity: 'error',
      from: {
        path: main,
        pathNot: `^src-main/(index|vault-process|bundle-worker|desk|parts)\\.ts$|^src-main/(cli|actions|vault|pgp|exchange|files|ipc|windows|domain)/|${test}`,
      },
      to: { path: main },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(out|\\.cache|dist)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
