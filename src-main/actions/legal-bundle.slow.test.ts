import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, Party } from '../cli/demo/party.ts';
import type { RecordId } from '../domain/ids.ts';
import { createParts } from '../parts.ts';
import { exportBundle } from './export-bundle.ts';
import { planBundle } from './plan-bundle.ts';
import { recordFilledCase, type Filled } from './testing/filled-case.ts';
import { disclosuresIn, openTar } from './testing/open-tar.ts';
import { testCost } from './testing/parties.ts';

describe('the plaintext of a legal partner’s bundle, of a case in which every field of every type is filled', () => {
  let folder: string;
  let filled: Filled;
  let tar: Uint8Array;
  let lev: Party;
  const ids: Record<string, RecordId> = {};
  const parties: Party[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'corridor-legal-'));
    const parts = createParts();
    const begin = async (name: string, role: 'coordinator' | 'shelter' | 'legal'): Promise<Party> => {
      const party = await Party.begin(parts, folder, name, role, testCost);
      parties.push(party);
      return party;
    };
    const anna = await begin('anna', 'coordinator');
    const [cedar, dogwood] = [await begin('cedar', 'shelter'), await begin('dogwood', 'shelter')];
    lev = await begin('lev', 'legal');
    await anna.meet(cedar, 'shelter');
    await anna.meet(dogwood, 'shelter');
    await anna.meet(lev, 'legal');
    filled = await recordFilledCase(anna, cedar, dogwood, async () => {
      const { read } = anna.unlocked.vault;
      const only = (type: string): RecordId => read.list({ type })[0]?.id as RecordId;
      const person = read.list({ type: 'person' }).find(({ values }) => values['trueName'] !== undefined)
        ?.id as RecordId;
      Object.assign(ids, { person, case: only('case') });
      const put = async (label: string, type: string, fields: Parameters<Party['put']>[1]): Promise<void> => {
        ids[label] = await anna.put(type, fields);
      };
      await put('allowed', 'consent', {
        person,
        partnerKind: 'legal',
        groups: ['G', 'I', 'T'],
        basis: 'explicit',
        given: '2026-01-01',
      });
      await put('incident', 'incident', { parent: person, account: 'what happened' });
      await put('photo', 'file', { parent: ids['incident'] as RecordId, name: 'photo.jpg' });
      await put('scan', 'file', { parent: only('document'), name: 'passport.jpg' });
      await put('note to lev', 'note', { parent: person, text: 'for lev', audience: lev.digest });
      await put('referral', 'transition', { case: only('case'), partner: lev.digest, kind: 'referral' });
      await send([only('case')]);
    });
    tar = await send([]);

    /** The second person consented to nothing; asking for consent has its own tests. */
    async function send(cases: readonly RecordId[]): Promise<Uint8Array> {
      const request = { to: lev.digest, preset: null, cases, addresses: true, withoutConsent: true };
      const plan = must(await planBundle(anna.unlocked, request));
      const path = join(folder, `${cases.length}.pgp`);
      must(await exportBundle(anna.unlocked, plan, path, true));
      const limits = { encrypted: 1e8, decrypted: 1e8 };
      return must(await lev.unlocked.pgp.openForMe(await readFile(path), lev.unlocked.own, limits)).content;
    }
  }, 60_000);

  afterAll(async () => {
    for (const party of parties) await party.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('fills every field of every type, or it would prove nothing', () => {
    expect(filled.unfilled).toEqual([]);
  });

  it('equals exactly this list of values', () => {
    const label = new Map(
      [...Object.entries(filled.ids), ...Object.entries(ids)].map(([name, id]) => [id as string, name]),
    );
    const named = (value: unknown): unknown =>
      typeof value === 'string' ? (label.get(value) ?? value) : value;
    const said = disclosuresIn(openTar(tar).get('changes.jsonl') ?? new Uint8Array()).flatMap((change) => {
      const record = named(change.find(([key]) => key === 'record')?.[1]);
      return change
        .filter(([key]) => !['record', 'at', 'type'].includes(key))
        .map(
          ([key, value]) =>
            `${String(record)}: ${key.replace(/[0-9a-f]{32}$/, (id) => label.get(id) ?? id)} = ${JSON.stringify(named(value))}`,
        );
    });
    expect(said.toSorted()).toEqual(expected(lev.digest).toSorted());
  });

  it('tells no action, no author but the sender, and names its preset', () => {
    const members = openTar(tar);
    const keys = disclosuresIn(members.get('changes.jsonl') ?? new Uint8Array())
      .flat()
      .map(([key]) => key);
    expect(keys).not.toContain('action');
    expect([...members.keys()].filter((name) => name.startsWith('certs/'))).toHaveLength(1);
    expect(JSON.parse(Buffer.from(members.get('manifest.json') ?? []).toString('utf8'))).toMatchObject({
      preset: 'legal',
    });
  });
});

const expected = (lev: string): string[] => [
  'case: field/alias = "SECRET case alias"',
  'case: field/status = "closed"',
  'case: field/priority = "emergency"',
  'case: field/owner = "SECRET case owner"',
  'case: field/caseworker = "SECRET case caseworker"',
  'case: field/closureReason = "durableSolution"',
  'case: field/removed = "SECRET case removed"',

  'person: field/case = "case"',
  'person: field/alias = "SECRET person alias"',
  'person: field/role = "principalApplicant"',
  'person: field/ageBand = "SECRET person ageBand"',
  'person: set/languages/ru = true',
  'person: set/needs/SECRET person needs = true',
  'person: field/trueName = "SECRET person trueName"',
  'person: field/birthDate = {"day":"1990-05-17","precision":"exact"}',
  'person: set/citizenship/RU = true',
  'person: field/removed = "SECRET person removed"',
  'second person: field/case = "case"',
  'second person: field/alias = "SECRET second person"',

  'consent: field/person = "person"',
  'consent: field/partnerKind = "SECRET consent partnerKind"',
  'consent: set/groups/G = true',
  'consent: field/basis = "explicit"',
  'consent: field/given = "2027-01-01"',
  'consent: field/until = "2028-01-01"',
  'consent: field/removed = "SECRET consent removed"',
  'allowed: field/person = "person"',
  'allowed: field/partnerKind = "legal"',
  'allowed: set/groups/G = true',
  'allowed: set/groups/I = true',
  'allowed: set/groups/T = true',
  'allowed: field/basis = "explicit"',
  'allowed: field/given = "2026-01-01"',

  'document: field/person = "person"',
  'document: field/kind = "SECRET document kind"',
  'document: field/country = "RU"',
  'document: field/validFrom = "2021-01-01"',
  'document: field/validUntil = "2031-01-01"',
  'document: field/number = "SECRET document number"',
  'document: field/removed = "SECRET document removed"',
  'scan: field/parent = "document"',
  'scan: field/name = "passport.jpg"',

  'incident: field/parent = "person"',
  'incident: field/account = "what happened"',
  'photo: field/parent = "incident"',
  'photo: field/name = "photo.jpg"',

  'pathway: field/case = "case"',
  'pathway: field/country = "DE"',
  'pathway: field/kind = "SECRET pathway kind"',
  'pathway: field/template = "template"',
  'pathway: field/templateVersion = "SECRET pathway templateVersion"',
  'pathway: set/people/person = true',
  'pathway: field/anchors = {"departure":"2027-05-26"}',
  'pathway: field/status = "active"',
  'pathway: field/removed = "SECRET pathway removed"',
  'template: field/country = "DE"',
  'template: field/kind = "SECRET template kind"',
  'template: field/version = "SECRET template version"',
  'template: field/source = "SECRET template source"',
  'template: field/checkedOn = "2027-01-01"',
  'template: field/checkedBy = "SECRET template checkedBy"',
  'template: field/steps = ["SECRET template steps"]',
  'template: field/about = ["SECRET template about"]',
  'template: field/templateId = "SECRET template templateId"',
  'template: field/removed = "SECRET template removed"',
  'first step: field/pathway = "pathway"',
  'first step: field/title = "SECRET first step"',
  'step: field/pathway = "pathway"',
  'step: field/title = "SECRET step title"',
  'step: field/order = "a2"',
  'step: field/rule = {"anchor":"departure","days":-30}',
  'step: field/duration = {"min":14,"max":60,"unit":"days"}',
  'step: field/conditions = [{"kind":"SECRET step conditions","notOlderThan":{"months":6}}]',
  'step: field/actor = "SECRET step actor"',
  'step: field/fee = {"amount":"75.00","currency":"EUR"}',
  'step: field/milestone = "SECRET step milestone"',
  'step: field/ifRefused = "first step"',
  'step: field/person = "person"',
  'step: field/startedOn = "2027-02-01"',
  'step: field/doneOn = "2027-03-01"',
  'step: field/templateKey = "SECRET step templateKey"',
  'step: field/due = "2027-04-01"',
  'step: field/status = "submitted"',
  'step: set/dependsOn/first step = true',
  'step: set/documents/SECRET step documents = true',
  'step: field/responsible = "SECRET step responsible"',
  'step: field/source = "SECRET step source"',
  'step: field/removed = "SECRET step removed"',
  'appointment: field/step = "step"',
  'appointment: field/at = {"at":"2027-03-12T09:30:00Z","zone":"Europe/Berlin"}',
  'appointment: field/status = "planned"',
  'appointment: field/place = "SECRET appointment place"',
  'appointment: field/country = "AM"',
  'appointment: field/removed = "SECRET appointment removed"',

  'referral: field/case = "case"',
  `referral: field/partner = "${lev}"`,
  'referral: field/kind = "referral"',
  'note to lev: field/parent = "person"',
  'note to lev: field/text = "for lev"',
  `note to lev: field/audience = "${lev}"`,
];
