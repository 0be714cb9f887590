// dependency-cruiser reports success when it could read nothing at all, so what it saw is counted.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const folders = ['src-main', 'src-preload', 'src-renderer', 'e2e'].filter((name) =>
  existsSync(join(root, name)),
);
const { stdout, stderr, status } = spawnSync(
  join(root, 'node_modules', '.bin', 'depcruise'),
  ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...folders],
  { cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
);
if (stdout === '') {
  console.error(stderr || `dependency-cruiser ended with ${status} and said nothing`);
  process.exit(1);
}
const { violations, totalCruised } = JSON.parse(stdout).summary;
const errors = violations.filter(({ rule }) => rule.severity === 'error');
for (const { rule, from, to } of errors) console.error(`${rule.name}: ${from} → ${to}`);
console.log(`imports: ${totalCruised} modules, ${errors.length} violations`);
process.exitCode = errors.length === 0 && totalCruised >= 50 ? 0 : 1;
