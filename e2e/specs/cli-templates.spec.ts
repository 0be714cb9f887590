import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { expect, root, test } from './cli-runner.ts';

// Many openings of a vault each: a busy machine must not turn a test red.
test.describe.configure({ timeout: 300_000 });

test('templates: what comes with the app is there, leaves as a file, and comes back changed', async ({
  cli,
}) => {
  const opened = ['--vault', 'anna.vault'];
  const shipped = readdirSync(join(root, 'resources', 'pathways'));
  const { lines } = await cli.must(['template', 'list', ...opened]);
  for (const name of shipped)
    expect(lines.map(({ id, version }) => `${String(id)}-${String(version)}.json`)).toContain(name);
  const [first] = lines;
  expect(first).toMatchObject({ checkedBy: null });

  const id = String(first?.['template']);
  await cli.must(['template', 'export', id, ...opened, '--out', 'template.json']);
  expect((await cli.must(['template', 'check', 'template.json', '--strict'])).last).toMatchObject({ id });
  const again = await cli.must(['template', 'import', 'template.json', ...opened]);
  expect(again.last).toMatchObject({ id, new: false });

  const changed = JSON.parse(cli.bytes('template.json').toString()) as Record<string, unknown>;
  cli.file('own.json', JSON.stringify({ ...changed, id: 'own-one' }));
  const taken = await cli.must(['template', 'import', 'own.json', ...opened]);
  expect(taken.last).toMatchObject({ id: 'own-one', new: true, checkedBy: null });
  cli.file('bad.json', JSON.stringify({ ...changed, id: 'own-two', steps: [] }));
  const refused = await cli.run(['template', 'import', 'bad.json', ...opened, '--json']);
  expect([refused.code, refused.last['refusal']]).toEqual([4, 'template-malformed']);
  expect(refused.last['findings']).toEqual([{ path: 'steps', code: 'noStep' }]);
  const now = (await cli.must(['template', 'list', ...opened])).lines.map((line) => line['id']);
  expect(now).toContain('own-one');
  expect(now).not.toContain('own-two');
});
