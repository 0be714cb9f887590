import { cpSync } from 'node:fs';

import { expect, test, type Line } from './cli-runner.ts';

// Many openings of a vault each: a busy machine must not turn a test red.
test.describe.configure({ timeout: 300_000 });

const vault = ['--vault', 'boris.vault'];

test('received and quarantine: back to before a bundle, one change released, the rest brought back', async ({
  cli,
}) => {
  const shown = async (): Promise<readonly string[]> =>
    (await cli.must(['record', 'list', ...vault])).lines.map((line) => JSON.stringify(line)).toSorted();
  const before = await shown();
  const { lines: imports } = await cli.must(['received', 'list', ...vault]);
  const first = imports.at(-1);
  expect(first).toMatchObject({ fromName: 'anna', number: 1, aside: 0 });
  const manifest = String(first?.['manifest']);

  const { last: plan } = await cli.must(['received', 'plan', manifest, ...vault]);
  const { last: back } = await cli.must(['received', 'back', manifest, ...vault]);
  expect(back['setAside']).toBe(plan['changes']);
  expect(back['setAside']).toBeGreaterThan(5);
  const { lines: waiting } = await cli.must(['quarantine', 'list', ...vault]);
  expect(waiting).toHaveLength(Number(back['setAside']));
  expect(waiting[0]).toMatchObject({ reason: 'set-aside', authorState: 'verified' });

  const named = waiting.find((line: Line) => line['type'] === 'case');
  const { last: one } = await cli.must(['quarantine', 'release', String(named?.['change']), ...vault]);
  expect(one).toEqual({ released: 1, proposed: 0, left: 0 });
  for (const { manifest: each } of imports) await cli.must(['received', 'return', String(each), ...vault]);
  expect(await shown()).toEqual(before);
  expect((await cli.must(['quarantine', 'list', ...vault])).lines).toEqual([]);

  expect((await cli.run(['received', 'back', '0'.repeat(64), ...vault])).code).toBe(1);
  expect((await cli.run(['quarantine', 'release', '0'.repeat(64), ...vault])).code).toBe(1);
});

test('contact compromised: rejected, and what it wrote since is out of sight until it is trusted and released', async ({
  cli,
}) => {
  const { lines: imports } = await cli.must(['received', 'list', ...vault]);
  const manifest = String(imports.at(-1)?.['manifest']);
  const from = String(imports.at(-1)?.['from']);
  const before = (await cli.must(['record', 'list', ...vault])).lines.length;
  const { last } = await cli.must(['contact', 'compromised', from, '--since', manifest, ...vault]);
  expect(last['setAside']).toBeGreaterThan(0);
  expect((await cli.must(['record', 'list', ...vault])).lines.length).toBeLessThan(before);
  const { lines: contacts } = await cli.must(['contact', 'list', ...vault]);
  expect(contacts.find(({ digest }) => digest === from)).toMatchObject({ state: 'rejected' });
  expect((await cli.run(['quarantine', 'release', '--from', from, ...vault])).code).toBe(1);
  await cli.must(['contact', 'verify', from, ...vault]);
  const { last: released } = await cli.must(['quarantine', 'release', '--from', from, ...vault]);
  expect(released).toMatchObject({ released: last['setAside'], proposed: 0 });
  expect((await cli.must(['record', 'list', ...vault])).lines).toHaveLength(before);
});

test('a fork: refused with whose it is, kept as a warning, settled', async ({ cli }) => {
  const { last: anna } = await cli.must(['whoami', '--vault', 'anna.vault']);
  const { last: boris } = await cli.must(['whoami', ...vault]);
  const [known] = (await cli.must(['record', 'list', '--vault', 'anna.vault', '--type', 'case'])).lines;
  const to = ['--vault', 'anna.vault', '--to', String(boris['digest'])];
  // The series that the copy goes on with: a vault without its anchor would begin another.
  await cli.must(['bundle', 'export', ...to, '--out', 'zero.pgp']);
  await cli.must(['bundle', 'import', 'zero.pgp', ...vault]);
  // Her computer copied back, anchor and all: the same number, said twice.
  cpSync(cli.path('anna.vault'), cli.path('anna.copy'));
  cpSync(cli.path('state'), cli.path('state.copy'), { recursive: true });
  await cli.must(['bundle', 'export', ...to, '--out', 'one.pgp']);
  cpSync(cli.path('anna.copy'), cli.path('anna.vault'));
  cpSync(cli.path('state.copy'), cli.path('state'), { recursive: true });
  const said = JSON.stringify({ type: 'case', id: known?.['id'], fields: { alias: 'Said by the copy' } });
  await cli.must(['record', 'put', '--vault', 'anna.vault'], { input: said });
  await cli.must(['bundle', 'export', ...to, '--out', 'two.pgp']);
  const { last: taken } = await cli.must(['bundle', 'import', 'one.pgp', ...vault]);
  const contacts = async (): Promise<Line | undefined> =>
    (await cli.must(['contact', 'list', ...vault])).lines.find(({ digest }) => digest === anna['digest']);

  const seen = await cli.run(['bundle', 'inspect', 'two.pgp', ...vault, '--json']);
  expect(seen.code).toBe(3);
  const refused = { from: anna['digest'], number: taken['number'], refusal: 'bundle-fork' };
  expect(seen.last).toMatchObject(refused);
  expect(seen.last).not.toHaveProperty('warning');
  expect(await contacts()).not.toHaveProperty('warnings');

  for (const warning of ['kept', 'kept before']) {
    const kept = await cli.run(['bundle', 'import', 'two.pgp', '--keep-warning', ...vault, '--json']);
    expect([kept.code, kept.last]).toMatchObject([3, { ...refused, warning }]);
  }
  const plain = await cli.run(['bundle', 'inspect', 'two.pgp', '--keep-warning', ...vault]);
  expect(plain.err).toContain(`from: ${String(anna['digest'])}`);
  expect(plain.err).toContain('warning: kept before');
  expect(await contacts()).toMatchObject({ warnings: [{ kind: 'fork', number: taken['number'] }] });
  await cli.must(['contact', 'settle', String(anna['digest']), ...vault]);
  expect(await contacts()).not.toHaveProperty('warnings');
  expect((await cli.run(['contact', 'settle', '0'.repeat(64), ...vault])).code).toBe(1);
});
