import { createHash } from 'node:crypto';

import { expect, test, type Cli, type Line } from './cli-runner.ts';

// Many openings of a vault each: a busy machine must not turn a test red.
test.describe.configure({ timeout: 300_000 });

const jsonLines = (...records: readonly Line[]): string =>
  records.map((record) => JSON.stringify(record)).join('\n');

/** Everything a vault shows of its records, in an order of its own. */
async function shown(cli: Cli, vault: string): Promise<readonly string[]> {
  const { lines } = await cli.must(['record', 'list', '--vault', vault]);
  return lines.map((line) => JSON.stringify(line)).toSorted();
}

test('vault create, whoami and a change of passphrase, at the full cost of a real vault', async ({ cli }) => {
  const vault = ['--vault', 'new.vault'];
  const made = await cli.must(['vault', 'create', ...vault, '--name', 'Zaunkönig', '--role', 'legal']);
  expect(made.last).toMatchObject({ name: 'Zaunkönig', role: 'legal' });
  expect(made.last['digest']).toMatch(/^[0-9a-f]{64}$/);

  const { last: who } = await cli.must(['whoami', ...vault]);
  expect(who).toMatchObject({
    digest: made.last['digest'],
    fingerprint: made.last['fingerprint'],
    name: 'Zaunkönig',
  });
  expect(who['digits']).toMatch(/^(\d{5} ){7,}\d{5}$/);

  const next = cli.file('next.txt', 'thimble acorn velvet kestrel orchard');
  await cli.must(['vault', 'passphrase', ...vault, '--new-passphrase-file', next]);
  expect((await cli.run(['whoami', ...vault])).code).toBe(5);
  expect((await cli.must(['whoami', ...vault], { passphraseFile: next })).last['digest']).toBe(who['digest']);
});

test('a backup is a vault, and restoring proves it', async ({ cli }) => {
  const before = await shown(cli, 'anna.vault');
  const { last: copied } = await cli.must(['vault', 'backup', '--vault', 'anna.vault', '--out', 'a.backup']);
  expect(copied).toMatchObject({ file: 'a.backup', slots: 1 });
  const backup = cli.bytes('a.backup');
  const { last: report } = await cli.must(['vault', 'check', '--vault', 'anna.vault']);
  expect(report['records']).toBe(copied['records']);

  const { last, err } = await cli.must(['vault', 'restore', '--vault', 'again.vault', '--from', 'a.backup']);
  expect(last['records']).toBe(copied['records']);
  // The vault that was erased in is not here to tell what: said once here, and by the windows until somebody leaves it at that.
  expect(err).toContain('corridor vault settle');
  expect(await shown(cli, 'again.vault')).toEqual(before);
  expect((await cli.must(['whoami', '--vault', 'again.vault'])).err).toBe('');
  expect((await cli.must(['vault', 'settle', '--vault', 'again.vault'])).last).toEqual({ settled: true });
  expect(cli.bytes('a.backup').equals(backup)).toBe(true);

  // One that can't be opened is not left lying there.
  const wrong = cli.file('wrong.txt', 'not the passphrase of anyone here');
  const words = ['vault', 'restore', '--vault', 'other.vault', '--from', 'a.backup'];
  expect((await cli.run(words, { passphraseFile: wrong })).code).toBe(5);
  expect(() => cli.bytes('other.vault')).toThrow('ENOENT');
});

test('record put, get, list, history, erase', async ({ cli }) => {
  const vault = ['--vault', 'anna.vault'];
  const put = await cli.must(['record', 'put', ...vault], {
    input: jsonLines(
      { type: 'case', fields: { alias: 'Стриж', status: 'intake' } },
      { type: 'note', fields: { text: 'first\nsecond' } },
      { type: 'case', fields: { alias: 'Swift' } },
    ),
  });
  expect(put.lines).toHaveLength(3);
  const [first, note, second] = put.lines.map(({ id }) => String(id));
  for (const { id, change } of put.lines) {
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(change).toMatch(/^[0-9a-f]{64}$/);
  }

  // Several lines are one action: one undo.
  const history = async (id = ''): Promise<readonly Line[]> =>
    (await cli.must(['record', 'history', ...vault, id])).lines;
  const actions = new Set(
    [...(await history(first)), ...(await history(note)), ...(await history(second))].map(
      (line) => line['action'],
    ),
  );
  expect(actions.size).toBe(1);

  // What get prints, put reads; a plain array does as well.
  const { lines } = await cli.must(['record', 'get', ...vault, first ?? '']);
  expect(lines).toEqual([
    { type: 'case', id: first, fields: { alias: 'Стриж', status: 'intake' }, conflicts: [] },
  ]);
  const again = [{ type: 'case', id: first, fields: { status: 'vetting' } }];
  await cli.must(['record', 'put', ...vault], { input: JSON.stringify(again) });
  const cases = await cli.must(['record', 'list', ...vault, '--type', 'case']);
  expect(cases.lines).toContainEqual({
    type: 'case',
    id: first,
    fields: { alias: 'Стриж', status: 'vetting' },
    conflicts: [],
  });
  expect((await history(first)).map(({ slot, value, standing }) => [slot, value, standing])).toContainEqual([
    'status',
    'intake',
    'replaced',
  ]);

  const { last: erased } = await cli.must(['record', 'erase', ...vault, first ?? '', '--field', 'alias']);
  expect(erased).toEqual({ erased: 1, asked: 0 });
  expect((await cli.must(['record', 'get', ...vault, first ?? ''])).last['fields']).toEqual({
    status: 'vetting',
  });
  expect(JSON.stringify(await history(first))).not.toContain('Стриж');
});

test('bundle export, inspect, import, and importing again', async ({ cli }) => {
  const [anna, boris] = [await cli.digestOf('anna.vault'), await cli.digestOf('boris.vault')];
  const id = await cli.put('anna.vault', { type: 'case', fields: { alias: 'Kestrel', priority: 'urgent' } });
  await cli.put('anna.vault', { type: 'person', fields: { case: id, alias: 'Kestrel', role: 'dependant' } });
  const words = `bundle export --vault anna.vault --to ${boris} --preset coordinator --case ${id}`.split(' ');
  const { last: sent } = await cli.must([...words, '--out', 'kestrel.pgp']);
  expect(sent).toMatchObject({ file: 'kestrel.pgp', to: boris, bytes: cli.bytes('kestrel.pgp').length });

  const before = await shown(cli, 'boris.vault');
  const settled = cli.bytes('boris.vault');
  const { last: seen } = await cli.must(['bundle', 'inspect', '--vault', 'boris.vault', 'kestrel.pgp']);
  expect(seen).toMatchObject({ from: anna, new: 2, refusal: null });
  expect(cli.bytes('boris.vault').equals(settled)).toBe(true);
  expect(await shown(cli, 'boris.vault')).toEqual(before);

  const { last: imported } = await cli.must(['bundle', 'import', '--vault', 'boris.vault', 'kestrel.pgp']);
  expect(imported).toEqual(seen);
  expect(await shown(cli, 'boris.vault')).toEqual(
    [...before, ...(await shown(cli, 'anna.vault')).filter((line) => line.includes('Kestrel'))].toSorted(),
  );

  const after = cli.bytes('boris.vault');
  const { last: repeated } = await cli.must(['bundle', 'import', '--vault', 'boris.vault', 'kestrel.pgp']);
  expect(repeated).toMatchObject({
    from: anna,
    new: 0,
    changed: 0,
    conflicts: 0,
    proposals: 0,
    quarantined: 0,
  });
  expect(cli.bytes('boris.vault').equals(after)).toBe(true);
});

test('conflict list and resolve', async ({ cli }) => {
  const [anna, boris] = [await cli.digestOf('anna.vault'), await cli.digestOf('boris.vault')];
  const { lines } = await cli.must(['record', 'list', '--vault', 'anna.vault', '--type', 'case']);
  const id = String(lines[0]?.['id']);
  await cli.put('anna.vault', { type: 'case', id, fields: { status: 'vetting' } });
  await cli.put('boris.vault', { type: 'case', id, fields: { status: 'closed' } });
  await cli.must(['bundle', 'export', '--vault', 'boris.vault', '--to', anna, '--out', 'b.pgp']);
  const { last: counts } = await cli.must(['bundle', 'import', '--vault', 'anna.vault', 'b.pgp']);
  expect(counts).toMatchObject({ from: boris, changed: 1, conflicts: 1 });

  const conflicts = await cli.must(['conflict', 'list', '--vault', 'anna.vault']);
  expect(conflicts.lines).toHaveLength(1);
  expect(conflicts.last).toMatchObject({ record: id, type: 'case', slot: 'status', kind: 'conflict' });
  const values = conflicts.last['values'] as readonly Line[];
  expect(values.map(({ value, authorName }) => `${String(authorName)}: ${String(value)}`).toSorted()).toEqual(
    ['anna: vetting', 'boris: closed'],
  );

  const resolve = ['conflict', 'resolve', '--vault', 'anna.vault', id, '--slot', 'status'];
  expect((await cli.run([...resolve, '--value', 'no such status', '--json'])).last['refusal']).toBe(
    'field-value-bad',
  );
  expect((await cli.must([...resolve, '--value', 'closed'])).last).toMatchObject({ id });
  expect((await cli.must(['conflict', 'list', '--vault', 'anna.vault'])).lines).toEqual([]);
});

test('demo leaves what it says, for people and as JSON', async ({ cli }) => {
  const told = await cli.run(['demo', '--dir', cli.path('told')]);
  expect(told.code, told.err).toBe(0);
  expect(told.out).toContain('anna and boris agree');
  expect(told.out).toContain(cli.path('told'));
  const again = await cli.run(['demo', '--dir', cli.path('told'), '--json']);
  expect([again.code, again.last['refusal']]).toEqual([6, 'vault-exists']);
});

test('a file is attached, sent, checked against its signed digest, saved and erased', async ({ cli }) => {
  const anna = ['--vault', 'anna.vault'];
  const id = await cli.put('anna.vault', { type: 'case', fields: { alias: 'Стриж' } });
  const evidence = Buffer.from('%PDF-1.7 evidence '.repeat(1_000));
  const path = cli.file('Протокол.pdf', evidence);
  const { last: attached } = await cli.must(['record', 'attach', ...anna, id, '--file', path]);
  expect(attached['change']).toMatch(/^[0-9a-f]{64}$/);
  const file = String(attached['id']);
  const digest = createHash('sha256').update(evidence).digest('hex');
  const { last: record } = await cli.must(['record', 'get', ...anna, file]);
  expect(record['fields']).toMatchObject({
    parent: id,
    name: 'Протокол.pdf',
    size: evidence.length,
    sha256: digest,
  });
  const boris = await cli.digestOf('boris.vault');
  await cli.must(['bundle', 'export', ...anna, '--to', boris, '--case', id, '--out', 'files.pgp']);
  await cli.must(['bundle', 'import', '--vault', 'boris.vault', 'files.pgp']);
  const { last: saved } = await cli.must([
    'record',
    'file',
    '--vault',
    'boris.vault',
    file,
    '--out',
    'out.pdf',
  ]);
  expect(saved).toEqual({ file: 'out.pdf', bytes: evidence.length });
  expect(cli.bytes('out.pdf').equals(evidence)).toBe(true);
  const again = await cli.run([
    'record',
    'file',
    '--vault',
    'boris.vault',
    file,
    '--out',
    'out.pdf',
    '--json',
  ]);
  expect([again.code, again.last['refusal']]).toEqual([6, 'file-exists']);

  cli.file('large', Buffer.alloc(20 * 1024 * 1024 + 1));
  const large = await cli.run(['record', 'attach', ...anna, id, '--file', 'large', '--name', 'x', '--json']);
  expect([large.code, large.last['refusal']]).toEqual([4, 'file-too-large']);

  await cli.must(['record', 'erase', ...anna, file, '--field', 'key']);
  const gone = await cli.run(['record', 'file', ...anna, file, '--out', 'gone.pdf', '--json']);
  expect([gone.code, gone.last['refusal']]).toEqual([1, 'file-not-shared']);
  expect(() => cli.bytes('gone.pdf')).toThrow('ENOENT');
});

test('bundle export --add: a person alone or one field, this time; never what is internal', async ({
  cli,
}) => {
  const boris = await cli.digestOf('boris.vault');
  const id = await cli.put('anna.vault', { type: 'case', fields: { alias: 'Swift', danger: 'SECRET' } });
  const person = await cli.put('anna.vault', { type: 'person', fields: { case: id, alias: 'Plover' } });
  const words = (out: string, ...add: string[]): string[] => [
    'bundle',
    'export',
    '--vault',
    'anna.vault',
    '--to',
    boris,
    '--out',
    out,
    ...add.flatMap((one) => ['--add', one]),
  ];
  const refused = await cli.run([...words('no.pgp', id), '--json']);
  expect([refused.code, refused.last['refusal']]).toEqual([1, 'addition-forbidden']);
  await cli.must(words('added.pgp', person));
  await cli.must(['bundle', 'import', '--vault', 'boris.vault', 'added.pgp']);
  const get = ['record', 'get', '--vault', 'boris.vault'];
  const { last } = await cli.must([...get, person]);
  expect(last['fields']).toEqual({ alias: 'Plover' });
  expect((await cli.run([...get, id, '--json'])).last['refusal']).toBe('no-such-record');
});
