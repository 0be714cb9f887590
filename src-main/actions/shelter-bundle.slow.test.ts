import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, Party } from '../cli/demo/party.ts';
import { createParts } from '../parts.ts';
import { recordFilledCase, type Filled } from './testing/filled-case.ts';
import { testCost } from './testing/parties.ts';
import { disclosuresIn, openTar } from './testing/open-tar.ts';

describe('the plaintext of a shelter bundle, of a case in which every field of every type is filled', () => {
  let folder: string;
  let filled: Filled;
  let tar: Uint8Array;
  const parties: Party[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'corridor-shelter-'));
    const parts = createParts();
    for (const [name, role] of [
      ['SECRET anna', 'coordinator'],
      ['cedar', 'shelter'],
      ['SECRET dogwood', 'shelter'],
    ] as const)
      parties.push(await Party.begin(parts, folder, name, role, testCost));
    const [anna, cedar, dogwood] = parties as [Party, Party, Party];
    await anna.meet(cedar, 'shelter');
    await anna.meet(dogwood, 'shelter');
    filled = await recordFilledCase(anna, cedar, dogwood, () => anna.send(cedar, []));
    const { path } = await anna.send(cedar, []);
    const opened = await cedar.unlocked.pgp.openForMe(await readFile(path), cedar.unlocked.own, {
      encrypted: 1e8,
      decrypted: 1e8,
    });
    tar = must(opened).content;
  }, 60_000);

  afterAll(async () => {
    for (const party of parties) await party.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('fills every field of every type, or it would prove nothing', () => {
    expect(filled.unfilled).toEqual([]);
  });

  it('equals exactly this list of values', () => {
    const { ids } = filled;
    const [, cedar] = parties as [Party, Party];
    const label = new Map(Object.entries(ids).map(([name, id]) => [id as string, name]));
    const named = (value: unknown): unknown =>
      typeof value === 'string' ? (label.get(value) ?? value) : value;
    const members = openTar(tar);
    const said = disclosuresIn(members.get('changes.jsonl') ?? new Uint8Array())
      .flatMap((change) => {
        const record = named(change.find(([key]) => key === 'record')?.[1]);
        return change
          .filter(([key]) => key !== 'record' && key !== 'at')
          .map(
            ([key, value]) => `${String(record)}: ${labelled(key, label)} = ${JSON.stringify(named(value))}`,
          );
      })
      .toSorted();
    // Each removal is a change of its own, and names its type again.
    expect([...new Set(said)]).toEqual(expected(cedar.digest).toSorted());
  });

  it('tells a time for each change and nothing else besides: no action, no author but the sender', () => {
    const members = openTar(tar);
    for (const change of disclosuresIn(members.get('changes.jsonl') ?? new Uint8Array())) {
      const keys = change.map(([key]) => key);
      expect(keys.filter((key) => key === 'at')).toHaveLength(1);
      expect(keys).not.toContain('action');
    }
    const names = [...members.keys()];
    expect(names.filter((name) => name.startsWith('certs/'))).toHaveLength(1);
    expect(names.map((name) => name.replace(/[0-9a-f]{64}/, '…')).toSorted()).toEqual([
      'certs/….asc',
      'changes.jsonl',
      'manifest.json',
      'manifest.json.sig',
      'padding',
    ]);
    expect(members.get('padding')?.every((byte) => byte === 0)).toBe(true);
    expect(JSON.parse(Buffer.from(members.get('manifest.json') ?? []).toString('utf8'))).toMatchObject({
      preset: 'shelter',
      acknowledgements: [],
    });
  });

  it('holds none of the canaries in the clear either', () => {
    const plain = Buffer.from(tar).toString('latin1');
    const decoded = disclosuresIn(openTar(tar).get('changes.jsonl') ?? new Uint8Array());
    expect(JSON.stringify(decoded)).not.toContain('SECRET');
    // The sender's certificate carries the pseudonym that the recipient knows already.
    expect(plain.replaceAll('SECRET anna', '')).not.toContain('SECRET');
    expect(JSON.stringify(decoded)).toContain('own stay guestName');
  });
});

const labelled = (key: string, label: ReadonlyMap<string, string>): string =>
  key.replace(/[0-9a-f]{32}$/, (id) => label.get(id) ?? id);

const expected = (keeper: string): string[] => [
  'own house: type = "safeHouse"',
  'own house: field/codeName = "own house codeName"',
  `own house: field/keeper = "${keeper}"`,
  'own house: field/state = "open"',
  'own house: set/suits/own house suits = true',
  'own house: field/removed = "own house removed"',

  'own unit: type = "unit"',
  'own unit: field/safeHouse = "own house"',
  'own unit: field/name = "own unit name"',
  'own unit: set/blockedNights/own unit blockedNights = true',
  'own unit: field/beds = 3',
  'own unit: field/blocked = true',
  'own unit: field/removed = "own unit removed"',

  'own stay: type = "stay"',
  'own stay: field/safeHouse = "own house"',
  'own stay: field/unit = "own unit"',
  'own stay: field/guestName = "own stay guestName"',
  'own stay: field/guests = 2',
  'own stay: field/ageBands = "own stay ageBands"',
  'own stay: set/languages/de = true',
  'own stay: set/needs/own stay needs = true',
  'own stay: field/from = "2027-03-12"',
  'own stay: field/until = "2027-03-14"',
  'own stay: field/arrival = "own stay arrival"',
  'own stay: field/doorWord = "own stay doorWord"',
  'own stay: field/bringer = "own stay bringer"',
  'own stay: field/status = "checkedOut"',
  'own stay: field/actualFrom = "2027-03-12"',
  'own stay: field/arrivedAt = {"at":"2027-03-12T09:30:00Z","zone":"Europe/Berlin"}',
  'own stay: field/actualUntil = "2027-03-13"',
  'own stay: field/answer = "canTake"',
  'own stay: field/removed = "own stay removed"',

  'own headcount: type = "headCount"',
  'own headcount: field/safeHouse = "own house"',
  'own headcount: field/day = "2027-03-12"',
  'own headcount: field/count = 5',
  'own headcount: field/removed = "own headcount removed"',

  'own file: type = "file"',
  'own file: field/parent = "own stay"',
  'own file: field/name = "own file name"',
  'own file: field/size = 12',
  `own file: field/sealed = "${'ab'.repeat(32)}"`,
  `own file: field/sha256 = "${'ab'.repeat(32)}"`,
  'own file: field/key = "own file key"',
  'own file: field/removed = "own file removed"',

  'own incident: type = "incident"',
  'own incident: field/parent = "own stay"',
  'own incident: field/kind = "own incident kind"',
  'own incident: field/day = {"day":"2027-03","precision":"month"}',
  'own incident: field/place = "own incident place"',
  'own incident: field/account = "own incident account"',
  'own incident: field/perpetrators = "own incident perpetrators"',
  'own incident: set/evidence/own file = true',
  'own incident: field/removed = "own incident removed"',

  'own cost: type = "cost"',
  'own cost: field/parent = "own house"',
  'own cost: field/day = "2027-03-12"',
  'own cost: field/amount = {"amount":"120.50","currency":"EUR"}',
  'own cost: field/line = "own cost line"',
  'own cost: field/receipt = "own file"',
  'own cost: field/removed = "own cost removed"',

  'own note: type = "note"',
  'own note: field/parent = "own stay"',
  'own note: field/text = "own note text"',
  'own note: field/kind = "own note kind"',
  `own note: field/audience = "${keeper}"`,
  'own note: field/removed = "own note removed"',
];
