import { expect, test } from './cli-runner.ts';

/* Erasing with everything below, asking partners, and their answers, from the command line. */

test.describe.configure({ timeout: 300_000 });

test('record erase --below --ask, erase list, erase answer, erase ask', async ({ cli }) => {
  const [anna, boris] = [await cli.digestOf('anna.vault'), await cli.digestOf('boris.vault')];
  const id = await cli.put('anna.vault', { type: 'case', fields: { alias: 'Kestrel', danger: 'CANARY' } });
  const person = await cli.put('anna.vault', { type: 'person', fields: { case: id, alias: 'Wren' } });
  const travel = async (from: string, to: string, file: string, words: readonly string[] = []) => {
    const digest = to === 'boris.vault' ? boris : anna;
    await cli.must(['bundle', 'export', '--vault', from, '--to', digest, '--out', file, ...words]);
    await cli.must(['bundle', 'import', '--vault', to, file]);
  };
  await travel('anna.vault', 'boris.vault', '1.pgp', ['--case', id]);

  const erase = ['record', 'erase', '--vault', 'anna.vault', id];
  for (const wrong of [
    ['--ask', boris],
    ['--ask', 'all', '--reason', 'boredom'],
    ['--below', '--field', 'alias'],
  ])
    expect(await cli.run([...erase, ...wrong, '--json']), wrong.join(' ')).toMatchObject({
      code: 1,
      last: { refusal: 'usage' },
    });
  const nobody = '0'.repeat(64);
  const asked = ['--ask', nobody, '--reason', 'danger', '--json'];
  expect(await cli.run([...erase, ...asked])).toMatchObject({
    code: 1,
    last: { refusal: 'no-such-contact' },
  });
  expect((await cli.must(['record', 'get', '--vault', 'anna.vault', person])).last['fields']).toMatchObject({
    alias: 'Wren',
  });

  const { last } = await cli.must([...erase, '--below', '--ask', 'all', '--reason', 'consent-withdrawn']);
  expect(last).toEqual({ erased: 4, asked: 1 });
  for (const gone of [id, person])
    expect(await cli.run(['record', 'get', '--vault', 'anna.vault', gone, '--json'])).toMatchObject({
      last: { refusal: 'no-such-record' },
    });
  await travel('anna.vault', 'boris.vault', '2.pgp');
  const list = async (vault: string) => (await cli.must(['erase', 'list', '--vault', vault])).lines;
  const [request] = await list('boris.vault');
  expect(request).toMatchObject({
    kind: 'incoming',
    contact: anna,
    reason: 'consent withdrawn',
    values: 4,
    here: 4,
    open: true,
  });
  const answer = ['erase', 'answer', '--vault', 'boris.vault', String(request?.['request']), '--answer'];
  expect(await cli.run([...answer, 'not-held', '--json'])).toMatchObject({
    code: 1,
    last: { refusal: 'answer-untrue' },
  });
  expect((await cli.must([...answer, 'erased'])).last).toEqual({ erased: 4, asked: 0 });
  await travel('boris.vault', 'anna.vault', '3.pgp');
  const lines = await list('anna.vault');
  expect(lines).toMatchObject([
    { kind: 'outgoing', contact: boris, received: true, answer: { answer: 'erased' } },
    { kind: 'erased', values: 4 },
  ]);
  const again = ['erase', 'ask', '--vault', 'anna.vault', String(lines[1]?.['act'])];
  expect((await cli.must([...again, '--ask', boris, '--reason', 'danger'])).last).toEqual({ asked: 1 });
  expect(
    (await cli.run(['erase', 'answer', '--vault', 'boris.vault', nobody, '--answer', 'declined'])).code,
  ).toBe(1);
});
