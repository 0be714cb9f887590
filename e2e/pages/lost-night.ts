import type { LaunchedApp, LaunchOptions } from '../fixtures/launched-app.ts';
import type { Language } from '../fixtures/texts.ts';
import { meet, openVault, put, send, show, type Person } from './vaults.ts';

/* Zoya does not answer: whom that exposes, and whom not. For specs of the drill and of what leads there. */

const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

export interface Night {
  readonly anna: Person;
  readonly zoya: string;
  readonly zoyas: string;
  readonly cedar: string;
}

/** Issue 4's night: no answer at 21:00, the alarm at 02:00. Others sleep in houses that Zoya never saw. */
export async function lostNight(
  launchApp: (options: LaunchOptions) => Promise<LaunchedApp>,
  folder: string,
  language: Language,
): Promise<Night> {
  const anna = await openVault(launchApp, folder, 'anna', 'coordinator', language);
  const shelter = await openVault(launchApp, folder, 'birch-shelter', 'shelter');
  await meet(anna, 'coordinator', shelter, 'shelter');
  const family = async (alias: string, priority: string, people: readonly string[]) => {
    const id = await put(anna, 'case', { alias, status: 'open', priority });
    const persons: string[] = [];
    for (const [index, one] of people.entries()) {
      const role = index === 0 ? 'principalApplicant' : 'dependant';
      persons.push(await put(anna, 'person', { case: id, alias: one, role }));
    }
    return { id, persons };
  };
  const zoya = await family('Zoya', 'urgent', ['Zoya', 'Lev']);
  const rina = await family('Соловей', 'emergency', ['Рина']);
  const sam = await family('Maple', 'normal', ['Sam']);
  const far = await family('Distant', 'normal', ['Otherwise']);
  await put(anna, 'channel', {
    parent: sam.persons[0],
    kind: 'signal',
    value: '+000 000 000 01',
    safeTimes: '20:00 – 22:00',
    neverSay: 'Never mention the clinic.',
  });
  await put(anna, 'channel', { parent: zoya.persons[0], kind: 'phone', value: '+000 000 000 02' });
  const house = (codeName: string, more: object = {}): Promise<string> =>
    put(anna, 'safeHouse', { codeName, state: 'open', address: 'No such street 1', ...more });
  const birch = await house('Birch', { keeper: shelter.digest });
  const cedar = await house('Cedar');
  const elm = await house('Elm');
  const stay = (of: string, safeHouse: string, guestName: string, from: number, until: number) =>
    put(anna, 'stay', {
      case: of,
      safeHouse,
      guestName,
      guests: 1,
      from: day(from),
      until: day(until),
      status: 'planned',
    });
  await stay(zoya.id, birch, 'Z', -9, -5);
  await stay(rina.id, birch, 'R', -7, -3);
  await stay(zoya.id, cedar, 'Y', 2, 8);
  await stay(sam.id, cedar, 'S', -2, 4);
  await stay(far.id, elm, 'F', -8, 8);
  await send(anna, shelter, [], `${folder}/to-shelter.pgp`, 'shelter');
  await show(anna.app.page);
  return { anna, zoya: zoya.persons[0] ?? '', zoyas: zoya.id, cedar };
}
