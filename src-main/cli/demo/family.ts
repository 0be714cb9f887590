import type { RecordId } from '../../domain/ids.ts';
import type { Party } from './party.ts';

export interface Family {
  readonly caseId: RecordId;
  readonly house: RecordId;
  readonly stay: RecordId;
  readonly step: RecordId;
}

/** An invented family of three, a house with two rooms and a stay, and a pathway with three steps. */
export async function recordFamily(by: Party, keeper: Party): Promise<Family> {
  const caseId = await by.put('case', {
    alias: 'Heron',
    status: 'open',
    priority: 'urgent',
    danger: 'Threatened by a relative. Invented for this demonstration.',
  });
  const person = (alias: string, role: string, ageBand: string, trueName: string): Promise<RecordId> =>
    by.put('person', { case: caseId, alias, role, ageBand, languages: ['ru'], trueName });
  const heron = await person('Heron', 'principalApplicant', 'adult', 'Invented One');
  await person('Wren', 'dependant', 'adult', 'Invented Two');
  await person('Finch', 'dependant', 'child', 'Invented Three');
  await by.put('document', { person: heron, kind: 'passport', country: 'RU', validUntil: '2031-05-01' });

  const house = await by.put('safeHouse', {
    codeName: 'Lighthouse',
    keeper: keeper.digest,
    state: 'open',
    address: 'No such street 1',
  });
  const unit = await by.put('unit', { safeHouse: house, name: 'Blue room', beds: 3 });
  await by.put('unit', { safeHouse: house, name: 'Attic', beds: 1 });
  const stay = await by.put('stay', {
    safeHouse: house,
    unit,
    case: caseId,
    guestName: 'Maple',
    guests: 3,
    languages: ['ru'],
    from: '2027-03-12',
    until: '2027-05-26',
    status: 'planned',
  });

  const pathway = await by.put('pathway', {
    case: caseId,
    country: 'DE',
    kind: 'humanitarianVisa',
    status: 'active',
  });
  const step = await by.put('step', {
    pathway,
    title: 'Letter of concern',
    status: 'inProgress',
    due: '2027-03-20',
  });
  const second = await by.put('step', {
    pathway,
    title: 'Application',
    due: '2027-04-02',
    dependsOn: [step],
  });
  await by.put('step', { pathway, title: 'Visa interview', due: '2027-04-20', dependsOn: [second] });
  return { caseId, house, stay, step };
}
