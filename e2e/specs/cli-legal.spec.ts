import { expect, test, type Cli } from './cli-runner.ts';

// Many openings of a vault each: a busy machine must not turn a test red.
test.describe.configure({ timeout: 300_000 });

/** A lawyer whom anna knows, and who knows anna. */
async function lawyer(cli: Cli): Promise<string> {
  const lev = ['--vault', 'lev.vault'];
  const { last } = await cli.must(['vault', 'create', ...lev, '--name', 'lev', '--role', 'legal']);
  const digest = String(last['digest']);
  await cli.must(['key', 'export', ...lev, '--out', 'lev.asc']);
  const add = ['contact', 'add', '--vault'];
  await cli.must([...add, 'anna.vault', '--cert', 'lev.asc', '--role', 'legal', '--verified', digest]);
  const anna = await cli.digestOf('anna.vault');
  await cli.must([...add, 'lev.vault', '--cert', 'anna.asc', '--role', 'coordinator', '--verified', anna]);
  return digest;
}

test('a legal partner: what lacks consent, what is withheld, what arrives', async ({ cli }) => {
  const lev = await lawyer(cli);
  const anna = (type: string, fields: unknown): Promise<string> => cli.put('anna.vault', { type, fields });
  const id = await anna('case', { alias: 'Kestrel', danger: 'CANARY danger' });
  const person = await anna('person', { case: id, alias: 'Kes', trueName: 'CANARY name', ageBand: 'adult' });
  await anna('channel', { parent: person, value: 'CANARY phone' });
  const pathway = await anna('pathway', { case: id, country: 'DE' });
  await anna('consent', {
    person,
    partnerKind: 'legal',
    groups: ['G'],
    basis: 'explicit',
    given: '2020-01-01',
  });

  const words = ['bundle', 'export', '--vault', 'anna.vault', '--to', lev, '--preset', 'legal', '--case', id];
  const refused = await cli.run([...words, '--out', '1.pgp', '--json']);
  expect([refused.code, refused.last['refusal']]).toEqual([1, 'consent-missing']);
  expect(refused.err).not.toMatch(/Kes|CANARY/);
  expect(() => cli.bytes('1.pgp')).toThrow('ENOENT');
  const slip = await cli.run([...words, '--withhold', `${person}:truename`, '--out', '1.pgp', '--json']);
  expect([slip.code, slip.last['refusal']]).toEqual([4, 'field-unknown']);

  // Withheld, nothing needs another consent; `--withhold` may be said more than once.
  const kept = ['--withhold', `${person}:trueName`, '--withhold', `${person}:ageBand`];
  await cli.must([...words, ...kept, '--out', '1.pgp']);
  await cli.must(['bundle', 'import', '--vault', 'lev.vault', '1.pgp']);
  const held = async (): Promise<ReadonlyMap<unknown, unknown>> => {
    const { lines } = await cli.must(['record', 'list', '--vault', 'lev.vault']);
    return new Map(lines.map(({ id: record, fields }) => [record, fields]));
  };
  const first = await held();
  expect(first.get(person)).toEqual({ case: id, alias: 'Kes' });
  expect(first.get(id)).toEqual({ alias: 'Kestrel' });
  expect(JSON.stringify([...first])).not.toContain('CANARY');

  // What was withheld is not remembered as sent; chosen cases are.
  await cli.must([...words.slice(0, -2), '--without-consent', '--out', '2.pgp']);
  await cli.must(['bundle', 'import', '--vault', 'lev.vault', '2.pgp']);
  const second = await held();
  expect(second.get(person)).toEqual({ case: id, alias: 'Kes', ageBand: 'adult', trueName: 'CANARY name' });
  expect(second.get(pathway)).toEqual({ case: id, country: 'DE' });
  expect(second.size).toBe(4);
});

test('a record that is withheld takes along what lies below it', async ({ cli }) => {
  const boris = await cli.digestOf('boris.vault');
  const put = (type: string, fields: unknown): Promise<string> => cli.put('anna.vault', { type, fields });
  const id = await put('case', { alias: 'Kestrel' });
  const person = await put('person', { case: id, alias: 'Kes' });
  await put('document', { person, number: 'CANARY' });
  const words = ['bundle', 'export', '--vault', 'anna.vault', '--to', boris, '--case', id];
  const { last: all } = await cli.must([...words, '--withhold', person, '--out', '1.pgp']);
  expect(all).toMatchObject({ to: boris, files: 1 });
  await cli.must(['bundle', 'import', '--vault', 'boris.vault', '1.pgp']);
  const { out } = await cli.must(['record', 'list', '--vault', 'boris.vault']);
  expect(out).toContain('Kestrel');
  expect(out).not.toMatch(/"Kes"|CANARY/);
});

test('statistics: counts as JSON, and nothing for the receiver to keep', async ({ cli }) => {
  const boris = await cli.digestOf('boris.vault');
  const lines = Array.from({ length: 6 }, (_, index) =>
    JSON.stringify({ type: 'case', fields: { alias: `CANARY ${index}`, priority: 'urgent' } }),
  );
  await cli.must(['record', 'put', '--vault', 'anna.vault'], { input: lines.join('\n') });
  const { last: held } = await cli.must(['vault', 'check', '--vault', 'boris.vault']);
  const words = ['bundle', 'export', '--vault', 'anna.vault', '--to', boris, '--preset', 'statistics'];
  const { last: sent } = await cli.must([...words, '--out', '1.pgp']);
  expect(sent).toMatchObject({ changes: 0, statistics: { format: 'corridor statistics 1' } });
  expect(JSON.stringify(sent['statistics'])).toContain('{"key":"urgent","count":6}');
  expect(JSON.stringify(sent['statistics'])).not.toMatch(/CANARY|[0-9a-f]{32}/);
  const { last: seen } = await cli.must(['bundle', 'inspect', '--vault', 'boris.vault', '1.pgp']);
  expect(seen).toMatchObject({ new: 0, changed: 0, statistics: sent['statistics'] });
  await cli.must(['bundle', 'import', '--vault', 'boris.vault', '1.pgp']);
  const { last: after } = await cli.must(['vault', 'check', '--vault', 'boris.vault']);
  expect([after['records'], after['changes']]).toEqual([held['records'], held['changes']]);
});
