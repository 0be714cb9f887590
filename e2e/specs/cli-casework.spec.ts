import { expect, test } from './cli-runner.ts';

/* Risk, movement and the life of a case from the command line. */

test.describe.configure({ timeout: 300_000 });

test('case assess, risk, close, reopen, handover, journey', async ({ cli }) => {
  const vault = ['--vault', 'anna.vault'];
  const id = await cli.put('anna.vault', { type: 'case', fields: { alias: 'Heron', status: 'open' } });
  const answers = JSON.stringify({ familyThreat: 'yes', addressKnown: 'yes' });
  for (const wrong of [
    ['--answers', 'yes'],
    ['--answers', answers, '--level', 'terrible'],
  ])
    expect(await cli.run(['case', 'assess', ...vault, id, ...wrong, '--json'])).toMatchObject({
      code: 1,
      last: { refusal: 'usage' },
    });
  await cli.must([
    'case',
    'assess',
    ...vault,
    id,
    '--answers',
    answers,
    '--level',
    'high',
    '--note',
    'Agreed',
  ]);
  const { last: risk } = await cli.must(['case', 'risk', ...vault, id]);
  expect(risk).toMatchObject({
    priority: 'emergency',
    history: [{ record: { values: { level: 'high' } }, suggested: { level: 'extreme' } }],
  });

  const leg = await cli.put('anna.vault', { type: 'leg', fields: { case: id, status: 'planned' } });
  expect((await cli.must(['case', 'journey', ...vault, id])).last).toMatchObject({
    legs: [{ leg: { id: leg } }],
  });
  const close = ['case', 'close', ...vault, id, '--reason', 'withdrew'];
  expect(await cli.run([...close, '--json'])).toMatchObject({
    code: 1,
    last: { refusal: 'case-has-open-work' },
  });
  expect(await cli.run([...close, '--despite', '--json'])).toMatchObject({
    code: 1,
    last: { refusal: 'reason-missing' },
  });
  await cli.must([...close, '--despite', '--note', 'They go by themselves']);
  await cli.must(['case', 'reopen', ...vault, id, '--note', 'They called again']);
  await cli.must(['case', 'handover', ...vault, id, '--owner', 'Boris']);
  const { last: after } = await cli.must(['record', 'get', ...vault, id]);
  expect(after['fields']).toMatchObject({ status: 'open', owner: 'Boris' });
  expect(await cli.run(['case', 'handover', ...vault, id, '--json'])).toMatchObject({
    code: 1,
    last: { refusal: 'usage' },
  });
});
