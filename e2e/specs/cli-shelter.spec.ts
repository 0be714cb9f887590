import { expect, test } from './cli-runner.ts';

// Many openings of a vault each: a busy machine must not turn a test red.
test.describe.configure({ timeout: 300_000 });

interface House {
  readonly id: string;
  readonly codeName: string;
  readonly guests: readonly { readonly id: string; readonly guestName: string }[];
}

test('a shelter’s script sees its house, answers, and knows what is not sent yet', async ({ cli }) => {
  const opened = ['--vault', 'cedar.vault'];
  const houses = (await cli.must(['shelter', 'show', ...opened])).lines as unknown as readonly House[];
  const house = houses.find(({ guests }) => guests.length > 0);
  expect(house?.codeName).toBeTruthy();
  const before = (await cli.must(['shelter', 'unsent', ...opened])).lines.reduce(
    (sum, { count }) => sum + Number(count ?? 0),
    0,
  );
  const answers = [
    { kind: 'headcount', house: house?.id, day: '2027-03-12', count: 4 },
    { kind: 'need', about: house?.guests[0]?.id, text: 'A cot' },
  ];
  const input = answers.map((answer) => JSON.stringify(answer)).join('\n');
  const said = await cli.must(['shelter', 'reply', ...opened], { input });
  expect(said.lines).toHaveLength(2);
  const { last } = await cli.must(['shelter', 'unsent', ...opened]);
  expect(Number(last['count'])).toBe(before + 2);

  const wrong = `${JSON.stringify(answers[0])}\n{"kind":"fly"}`;
  const refused = await cli.run(['shelter', 'reply', ...opened, '--json'], { input: wrong });
  expect([refused.code, refused.last['refusal']]).toEqual([4, 'input-malformed']);
  expect(Number((await cli.must(['shelter', 'unsent', ...opened])).last['count'])).toBe(before + 2);
});
