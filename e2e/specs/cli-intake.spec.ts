import { expect, test } from './cli-runner.ts';

// Many openings of a vault each: a busy machine must not turn a test red.
test.describe.configure({ timeout: 300_000 });

test('possible duplicates, vetting, and a question to a shelter, on the command line', async ({ cli }) => {
  const anna = ['--vault', 'anna.vault'];
  const cedar = ['--vault', 'cedar.vault'];
  const put = (type: string, fields: unknown): Promise<string> => cli.put('anna.vault', { type, fields });
  const [one, two] = [
    await put('case', { alias: 'Kestrel', status: 'vetting', vetting: { story: false } }),
    await put('case', { alias: 'Merlin', status: 'vetting' }),
  ];
  await put('person', { case: one, alias: 'Kes', trueName: 'Хамзат Исаев' });
  await put('person', { case: two, alias: 'Mer', trueName: 'Khamzat Isayev' });
  const { lines } = await cli.must(['case', 'duplicates', ...anna, one]);
  expect(lines).toMatchObject([{ id: two, name: 'Merlin', reasons: ['trueName'] }]);

  expect((await cli.must(['case', 'vetting', ...anna, one])).last).toMatchObject({
    gaps: ['failed', 'nothingPassed'],
  });
  const conclude = ['case', 'conclude', ...anna, one, '--answer'];
  const refused = await cli.run([...conclude, 'accepted', '--json']);
  expect([refused.code, refused.last['refusal']]).toEqual([1, 'vetting-incomplete']);
  expect((await cli.run([...conclude, 'perhaps', '--json'])).last['refusal']).toBe('usage');
  await cli.must([...conclude, 'accepted', '--reason', 'No time']);
  expect((await cli.must(['record', 'get', ...anna, one])).last['fields']).toMatchObject({ status: 'open' });

  const shelter = await cli.digestOf('cedar.vault');
  const asked = await cli.must([
    'question',
    'ask',
    ...anna,
    two,
    '--to',
    shelter,
    '--value',
    'Do you know Mer?',
  ]);
  const exported = [
    'bundle',
    'export',
    ...anna,
    '--to',
    shelter,
    '--preset',
    'shelter',
    '--out',
    'asked.pgp',
  ];
  await cli.must(exported);
  await cli.must(['bundle', 'import', ...cedar, 'asked.pgp']);
  const questions = await cli.must(['question', 'list', ...cedar]);
  expect(questions.lines).toMatchObject([{ id: asked.last['id'], text: 'Do you know Mer?', answers: [] }]);
  await cli.must(['question', 'answer', ...cedar, String(asked.last['id']), '--value', 'Never heard of.']);
  await cli.must([
    'bundle',
    'export',
    ...cedar,
    '--to',
    await cli.digestOf('anna.vault'),
    '--out',
    'answer.pgp',
  ]);
  await cli.must(['bundle', 'import', ...anna, 'answer.pgp']);
  expect((await cli.must(['case', 'vetting', ...anna, two])).last['questions']).toMatchObject([
    { answers: [{ text: 'Never heard of.', authorName: 'cedar' }] },
  ]);
  expect(
    (await cli.run(['question', 'answer', ...anna, String(asked.last['id']), '--value', 'x', '--json'])).last,
  ).toMatchObject({
    refusal: 'no-such-request',
  });
});
