import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import { exportBundle } from './export-bundle.ts';
import { inspectBundle } from './inspect-bundle.ts';
import { planBundle } from './plan-bundle.ts';
import { openTar } from './testing/open-tar.ts';
import { Stage } from './testing/parties.ts';

let stage: Stage;
let anna: Party;
let uma: Party;
beforeEach(async () => {
  stage = await Stage.open();
  anna = await stage.party('anna');
  uma = await stage.party('uma', 'auditor');
  await anna.meet(uma, 'auditor');
  await uma.meet(anna, 'coordinator');
});
afterEach(() => stage.close());

const request = { preset: 'statistics', cases: [], addresses: false } as const;

it('statistics travel as counts alone, are shown on inspection, and leave nothing behind', async () => {
  for (let index = 0; index < 7; index += 1) {
    const id = await anna.put('case', { alias: `CANARY ${index}`, status: index < 5 ? 'open' : 'intake' });
    await anna.put('stay', { case: id, guestName: 'CANARY guest', from: '2020-01-01', until: '2020-01-05' });
  }
  const gone = await anna.put('case', { alias: 'CANARY', status: 'open' });
  await anna.put('case', { removed: 'twice' }, gone);
  const planned = must(await planBundle(anna.unlocked, { ...request, to: uma.digest }));
  expect(planned.view).toMatchObject({ records: [], changes: 0, nothingNew: false, needsConsent: [] });
  const path = stage.path('counts.pgp');
  must(await exportBundle(anna.unlocked, planned, path, false));

  const limits = { encrypted: 1e8, decrypted: 1e8 };
  const opened = must(await uma.unlocked.pgp.openForMe(await readFile(path), uma.unlocked.own, limits));
  const members = openTar(opened.content);
  expect([...members.keys()].map((name) => name.replace(/[0-9a-f]{64}/, '…'))).toEqual([
    'manifest.json',
    'manifest.json.sig',
    'changes.jsonl',
    'certs/….asc',
    'statistics.json',
    'padding',
  ]);
  expect(members.get('changes.jsonl')?.byteLength).toBe(0);
  const text = Buffer.from(members.get('statistics.json') ?? []).toString('utf8');
  expect(JSON.parse(text)).toEqual(planned.view.statistics);
  expect(text).not.toMatch(/CANARY|[0-9a-f]{32}/);

  const { view } = must(await inspectBundle(uma.unlocked, await readFile(path), () => undefined));
  expect(view.statistics).toEqual(planned.statistics);
  const [cases, , stays] = view.statistics?.subjects ?? [];
  expect(cases).toMatchObject({ name: 'cases', total: null });
  expect(cases?.tables[0]?.cells).toContainEqual({ key: 'intake', count: '<5' });
  expect(stays).toMatchObject({ total: 7, tables: [{ cells: [{ key: '1–6', count: 7 }] }] });

  expect(await uma.receive(path)).toMatchObject({ new: 0, changed: 0, quarantined: 0 });
  expect(await uma.unlocked.vault.read.allChanges()).toEqual([]);
  // It uses up a number like any other bundle, and shares no case.
  expect(anna.unlocked.vault.read.sentTo(uma.digest)).toMatchObject([{ preset: 'statistics', cases: [] }]);
});

it('only a coordinator has counts to give', async () => {
  expect(await planBundle(uma.unlocked, { ...request, to: anna.digest })).toMatchObject({
    refusal: { code: 'preset-not-for-role' },
  });
});
