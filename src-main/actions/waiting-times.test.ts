import { afterAll, beforeAll, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import { putRecords } from './put-record.ts';
import { showWaitingTimes } from './show-waiting-times.ts';
import { Stage } from './testing/parties.ts';

let stage: Stage;
let anna: Party;
beforeAll(async () => {
  stage = await Stage.open();
  anna = await stage.party('anna');
});
afterAll(() => stage.close());

const id = (kind: string, number: number): string => `${kind}${number}`.padStart(32, '0');

it('counts steps of one template over all cases, whoever copied it, and leaves out what is removed', async () => {
  const records = [1, 2, 3, 4, 5, 6].flatMap((number) => [
    { type: 'case', id: id('a', number), fields: { alias: `Case ${number}` } },
    // Each case has its own record of the same template, as if it came from another vault.
    { type: 'template', id: id('b', number), fields: { templateId: 'de-22', country: 'DE' } },
    {
      type: 'pathway',
      id: id('c', number),
      fields: { case: id('a', number), country: 'DE', template: id('b', number) },
    },
    {
      type: 'step',
      id: id('d', number),
      fields: {
        pathway: id('c', number),
        title: `Called ${number}`,
        templateKey: 'decision',
        status: 'granted',
        startedOn: '2020-01-01',
        doneOn: `2020-01-${10 + number}`,
        milestone: 'decision',
      },
    },
  ]);
  must(await putRecords(anna.unlocked, records));
  const rows = () =>
    showWaitingTimes(anna.unlocked).map(({ what, count, days }) => [what, count, days?.median]);
  expect(rows()).toEqual([
    ['decision', 6, 13],
    [{ step: 'Called 1' }, 6, 13],
  ]);
  must(
    await putRecords(anna.unlocked, [
      { type: 'step', id: id('d', 6), fields: { removed: 'typed twice' } },
      { type: 'pathway', id: id('c', 5), fields: { removed: 'typed twice' } },
    ]),
  );
  expect(rows().map(([, count]) => count)).toEqual(['<5', '<5']);
});
