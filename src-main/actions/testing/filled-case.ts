import type { RecordId } from '../../domain/ids.ts';
import type { Json } from '../../domain/json.ts';
import { recordTypes } from '../../domain/records/table.ts';
import type { Party } from '../../cli/demo/party.ts';

const instant = { at: '2027-03-12T09:30:00Z', zone: 'Europe/Berlin' };
const someDigest = 'ab'.repeat(32);

/**
 * A case in which every field of every record type holds something that is found again by its name: texts begin with
 * `SECRET`, type and field. Stays and what belongs to the keeper's house are given twice: once for this house, once
 * for another. `share` is called before all of it is marked removed: what nobody was told of would not leave any more.
 */
export async function recordFilledCase(
  by: Party,
  keeper: Party,
  otherKeeper: Party,
  share: () => Promise<unknown>,
): Promise<Filled> {
  const filled: Record<string, RecordId> = {};
  const removals: (() => Promise<RecordId>)[] = [];
  const put = async (label: string, type: string, fields: Record<string, Json>): Promise<RecordId> => {
    const { removed, ...others } = fields;
    const id = await by.put(type, others);
    filled[label] = id;
    if (removed !== undefined) removals.push(() => by.put(type, { removed }, id));
    return id;
  };
  const text = (type: string, field: string): string => `SECRET ${type} ${field}`;

  const caseId = await put('case', 'case', {
    alias: text('case', 'alias'),
    status: 'closed',
    priority: 'emergency',
    owner: text('case', 'owner'),
    caseworker: text('case', 'caseworker'),
    closureReason: 'durableSolution',
    where: text('case', 'where'),
    danger: text('case', 'danger'),
    vouchedBy: text('case', 'vouchedBy'),
    vetting: ['SECRET case vetting'],
    removed: text('case', 'removed'),
  });
  const person = await put('person', 'person', {
    case: caseId,
    alias: text('person', 'alias'),
    role: 'principalApplicant',
    ageBand: text('person', 'ageBand'),
    languages: ['ru'],
    needs: ['SECRET person needs'],
    trueName: text('person', 'trueName'),
    birthDate: { day: '1990-05-17', precision: 'exact' },
    citizenship: ['RU'],
    removed: text('person', 'removed'),
  });
  const second = await put('second person', 'person', { case: caseId, alias: 'SECRET second person' });
  await put('link', 'link', {
    personA: person,
    personB: second,
    kind: text('link', 'kind'),
    removed: text('link', 'removed'),
  });
  const helper = await put('helper', 'helper', {
    alias: text('helper', 'alias'),
    kinds: ['SECRET helper kinds'],
    vetting: 'vetted',
    state: 'active',
    removed: text('helper', 'removed'),
  });
  await put('channel', 'channel', {
    parent: person,
    kind: text('channel', 'kind'),
    value: text('channel', 'value'),
    safeTimes: text('channel', 'safeTimes'),
    neverSay: text('channel', 'neverSay'),
    safeWord: text('channel', 'safeWord'),
    dangerWord: text('channel', 'dangerWord'),
    removed: text('channel', 'removed'),
  });
  await put('consent', 'consent', {
    person,
    partnerKind: text('consent', 'partnerKind'),
    groups: ['G'],
    basis: 'explicit',
    given: '2027-01-01',
    until: '2028-01-01',
    removed: text('consent', 'removed'),
  });
  await put('assessment', 'assessment', {
    case: caseId,
    day: '2027-01-01',
    answers: { question: text('assessment', 'answers') },
    level: 'extreme',
    next: '2027-02-01',
    removed: text('assessment', 'removed'),
  });
  await put('watch', 'watch', {
    case: caseId,
    every: 24,
    start: instant,
    watcher: text('watch', 'watcher'),
    ladder: [text('watch', 'ladder')],
    removed: text('watch', 'removed'),
  });
  await put('checkIn', 'checkIn', {
    case: caseId,
    at: instant,
    by: text('checkIn', 'by'),
    outcome: 'safe',
    rung: 1,
    removed: text('checkIn', 'removed'),
  });

  const house = async (label: string, whose: Party): Promise<RecordId> =>
    put(`${label} house`, 'safeHouse', {
      codeName: `${label} house codeName`,
      keeper: whose.digest,
      state: 'open',
      suits: [`${label} house suits`],
      address: text(`${label} safeHouse`, 'address'),
      host: helper,
      removed: `${label} house removed`,
    });
  for (const [label, whose] of [
    ['own', keeper],
    ['SECRET other', otherKeeper],
  ] as const) {
    const home = await house(label, whose);
    const unit = await put(`${label} unit`, 'unit', {
      safeHouse: home,
      name: `${label} unit name`,
      beds: 3,
      blocked: true,
      blockedNights: [`${label} unit blockedNights`],
      removed: `${label} unit removed`,
    });
    const stay = await put(`${label} stay`, 'stay', {
      safeHouse: home,
      unit,
      case: caseId,
      guestName: `${label} stay guestName`,
      guests: 2,
      ageBands: `${label} stay ageBands`,
      languages: ['de'],
      needs: [`${label} stay needs`],
      from: '2027-03-12',
      until: '2027-03-14',
      arrival: `${label} stay arrival`,
      doorWord: `${label} stay doorWord`,
      bringer: `${label} stay bringer`,
      status: 'checkedOut',
      actualFrom: '2027-03-12',
      arrivedAt: instant,
      actualUntil: '2027-03-13',
      answer: 'canTake',
      overrideReason: `SECRET ${label} stay overrideReason`,
      removed: `${label} stay removed`,
    });
    await put(`${label} headcount`, 'headCount', {
      safeHouse: home,
      day: '2027-03-12',
      count: 5,
      removed: `${label} headcount removed`,
    });
    const file = await put(`${label} file`, 'file', {
      parent: stay,
      name: `${label} file name`,
      size: 12,
      sha256: someDigest,
      sealed: someDigest,
      key: `${label} file key`,
      removed: `${label} file removed`,
    });
    await put(`${label} incident`, 'incident', {
      parent: stay,
      kind: `${label} incident kind`,
      day: { day: '2027-03', precision: 'month' },
      place: `${label} incident place`,
      account: `${label} incident account`,
      perpetrators: `${label} incident perpetrators`,
      evidence: [file],
      removed: `${label} incident removed`,
    });
    await put(`${label} cost`, 'cost', {
      parent: home,
      day: '2027-03-12',
      amount: { amount: '120.50', currency: 'EUR' },
      line: `${label} cost line`,
      receipt: file,
      removed: `${label} cost removed`,
    });
    await put(`${label} note`, 'note', {
      parent: stay,
      text: `${label} note text`,
      audience: whose.digest,
      kind: `${label} note kind`,
      removed: `${label} note removed`,
    });
  }
  await put('unaddressed note', 'note', {
    parent: filled['own stay'] ?? caseId,
    text: 'SECRET note to nobody',
  });

  const document = await put('document', 'document', {
    person,
    kind: text('document', 'kind'),
    country: 'RU',
    validFrom: '2021-01-01',
    validUntil: '2031-01-01',
    number: text('document', 'number'),
    file: filled['SECRET other file'] ?? caseId,
    removed: text('document', 'removed'),
  });
  await put('leg', 'leg', {
    case: caseId,
    order: 'a1',
    status: 'planned',
    from: text('leg', 'from'),
    to: text('leg', 'to'),
    departs: instant,
    arrives: instant,
    transport: text('leg', 'transport'),
    escort: helper,
    papers: [document],
    confirmBy: instant,
    removed: text('leg', 'removed'),
  });
  const template = await put('template', 'template', {
    country: 'DE',
    kind: text('template', 'kind'),
    version: text('template', 'version'),
    source: text('template', 'source'),
    templateId: text('template', 'templateId'),
    about: [text('template', 'about')],
    checkedOn: '2027-01-01',
    checkedBy: text('template', 'checkedBy'),
    steps: [text('template', 'steps')],
    removed: text('template', 'removed'),
  });
  const pathway = await put('pathway', 'pathway', {
    case: caseId,
    country: 'DE',
    kind: text('pathway', 'kind'),
    template,
    anchors: { departure: '2027-05-26' },
    people: [person],
    templateVersion: text('pathway', 'templateVersion'),
    status: 'active',
    removed: text('pathway', 'removed'),
  });
  const first = await put('first step', 'step', { pathway, title: 'SECRET first step' });
  const step = await put('step', 'step', {
    pathway,
    title: text('step', 'title'),
    order: 'a2',
    rule: { anchor: 'departure', days: -30 },
    due: '2027-04-01',
    status: 'submitted',
    dependsOn: [first],
    documents: ['SECRET step documents'],
    responsible: text('step', 'responsible'),
    person,
    startedOn: '2027-02-01',
    doneOn: '2027-03-01',
    duration: { min: 14, max: 60, unit: 'days' },
    conditions: [{ kind: text('step', 'conditions'), notOlderThan: { months: 6 } }],
    actor: text('step', 'actor'),
    fee: { amount: '75.00', currency: 'EUR' },
    milestone: text('step', 'milestone'),
    ifRefused: first,
    templateKey: text('step', 'templateKey'),
    source: text('step', 'source'),
    removed: text('step', 'removed'),
  });
  await put('appointment', 'appointment', {
    step,
    at: instant,
    status: 'planned',
    place: text('appointment', 'place'),
    country: 'AM',
    removed: text('appointment', 'removed'),
  });
  await put('transition', 'transition', {
    case: caseId,
    kind: 'referral',
    service: text('transition', 'service'),
    partner: text('transition', 'partner'),
    groups: ['G'],
    status: 'pending',
    removed: text('transition', 'removed'),
  });
  await share();
  for (const remove of removals) await remove();
  return { ids: filled, unfilled: unfilled(by) };
}

export interface Filled {
  readonly ids: Readonly<Record<string, RecordId>>;
  /** `type.field` of everything that no record of the case fills: none, or the case proves nothing. */
  readonly unfilled: readonly string[];
}

function unfilled(by: Party): readonly string[] {
  const { read } = by.unlocked.vault;
  return recordTypes.flatMap(({ name, fields }) => {
    const rows = [...read.list({ type: name }), ...read.list({ type: name, removed: true })];
    return [...fields.keys()]
      .filter((field) => !rows.some(({ values }) => values[field] !== undefined && values[field] !== null))
      .map((field) => `${name}.${field}`);
  });
}
