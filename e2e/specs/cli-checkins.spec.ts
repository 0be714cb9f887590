import { expect, test } from './cli-runner.ts';

// Many openings of a vault each: a busy machine must not turn a test red.
test.describe.configure({ timeout: 300_000 });

const utc = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

test('watches are listed with their ladders, check-ins recorded, and a shift handed over', async ({
  cli,
}) => {
  const hour = 3_600_000;
  const due = Math.floor(Date.now() / 60_000) * 60_000 - 2 * hour;
  const heron = await cli.put('anna.vault', { type: 'case', fields: { alias: 'Heron' } });
  const anna = await cli.digestOf('anna.vault');
  const watch = await cli.put('anna.vault', {
    type: 'watch',
    fields: { case: heron, every: 24, start: { at: utc(due), zone: 'Europe/Moscow' }, watcher: anna },
  });
  const list = async () => (await cli.must(['watch', 'list', '--vault', 'anna.vault'])).last;
  expect(await list()).toMatchObject({
    id: watch,
    case: heron,
    alias: 'Heron',
    mine: true,
    level: 'rung',
    rung: 2,
    openDue: utc(due),
    next: { at: utc(due + 5 * hour), rung: 3 },
  });

  const record = ['checkin', 'record', heron, '--vault', 'anna.vault', '--answer'];
  const odd = await cli.run([...record, 'fine', '--json']);
  expect([odd.code, odd.last['refusal']]).toEqual([1, 'usage']);
  const ahead = await cli.run([...record, 'safe', '--at', utc(Date.now() + hour), '--json']);
  expect([ahead.code, ahead.last['refusal']]).toEqual([1, 'check-in-ahead']);
  await cli.must([...record, 'safe', '--at', utc(due + hour)]);
  expect(await list()).toMatchObject({
    level: 'calm',
    lastContact: utc(due + hour),
    nextDue: utc(due + 24 * hour),
  });
  await cli.must([...record, 'dangerWord']);
  expect(await list()).toMatchObject({ level: 'danger' });

  const handed = await cli.must(['watch', 'hand-over', '--to', 'Night desk', '--vault', 'anna.vault']);
  expect(handed.last).toEqual({ watches: 1 });
  expect(await list()).toMatchObject({ watcher: 'Night desk', mine: false });
});
