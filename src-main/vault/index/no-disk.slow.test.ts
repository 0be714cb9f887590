import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Sorts 20,000 rows and more in the index, in a process of its own; `spill` is the same with SQLite left to its defaults. */
const script = `
  const { createMemoryIndex } = await import(process.argv[1] + '/memory-index.ts');
  const { LogMaker, TestLog, applied, ownIdentity, record, self } = await import(process.argv[1] + '/testing/log-maker.ts');
  const { openChange } = await import(process.argv[1] + '/../../exchange/change.ts');
  const log = new TestLog();
  const make = new LogMaker();
  const index = createMemoryIndex(openChange, log);
  const entries = [ownIdentity()];
  for (let at = 0; at < 20_000; at += 1)
    entries.push(applied(make.write(self, 'case', record(String(at)), { alias: 'Дело ' + ((at * 7919) % 20_000), owner: 'д'.repeat(400) })));
  await index.apply(log.add(entries), entries);
  for (const sortBy of ['alias', 'owner', 'status']) {
    if (index.reader.list({ type: 'case', sortBy, descending: true }).length !== 20_000) throw new Error('rows are missing');
  }
  index.reader.search('дело', 20_000);
  index.serialize();
`;

const spilling = `
  const Database = (await import('better-sqlite3')).default;
  const db = new Database(':memory:');
  db.pragma('temp_store = FILE');
  db.pragma('cache_size = -100');
  const rows = db.prepare("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) SELECT i, hex(randomblob(200)) AS h FROM n ORDER BY h");
  if (rows.all().length !== 200000) throw new Error('rows are missing');
`;

/** Files that the process opened for writing, by strace; devices and pipes don't count. */
function filesWritten(code: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-index-'));
  try {
    const trace = join(folder, 'trace');
    execFileSync(
      'strace',
      [
        '-f',
        '-e',
        'trace=open,openat,creat,memfd_create',
        '-o',
        trace,
        process.execPath,
        '--input-type=module',
        '-e',
        code,
        import.meta.dirname,
      ],
      {
        cwd: process.cwd(),
        env: { ...process.env, TMPDIR: folder, SQLITE_TMPDIR: folder, NODE_OPTIONS: '' },
        stdio: 'pipe',
      },
    );
    expect(readdirSync(folder)).toEqual(['trace']);
    return readFileSync(trace, 'utf8')
      .split('\n')
      .filter(
        (line) =>
          /O_WRONLY|O_RDWR|creat\(|memfd_create/.test(line) && !/"\/dev\/|"\/proc\/|ENOENT/.test(line),
      );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const hasStrace = ((): boolean => {
  try {
    execFileSync('strace', ['-V'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!hasStrace)('the index and the disk', () => {
  it('writes no file while it sorts 20,000 rows', () => {
    expect(filesWritten(script)).toEqual([]);
  });

  it('would be caught if it did', () => {
    expect(filesWritten(spilling)).not.toEqual([]);
  });
});
