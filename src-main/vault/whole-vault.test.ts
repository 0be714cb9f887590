import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LogEntry } from '../actions/ports/log.ts';
import type { ChangeId, DisclosureDigest, IdentityDigest, RecordId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { encodeDisclosure, encodeHeader, openChange } from '../exchange/change.ts';
import { createPgpForVault } from '../pgp/for-vault.ts';
import { createMemoryIndex, loadMemoryIndex } from './index/memory-index.ts';
import { openSnapshot } from './snapshot.ts';
import { unlock } from './slots.ts';
import { bench, codeOf, must, passphrase, type Bench } from './testing/vault-bench.ts';
import { connectVault } from './vault-path.ts';
import { createVaults } from './vaults.ts';

const quiet = (): void => {};
const pgp = createPgpForVault();
const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
const self = sha256('self') as IdentityDigest;
const record = sha256('case').slice(0, 32) as RecordId;
const at = '2026-01-01T00:00:00Z';

const owner: LogEntry = {
  kind: 'identity',
  digest: self,
  secret: 'AA',
  certificate: 'AA',
  revocation: '',
  role: 'coordinator',
  at,
};

/** A change of a case as it lies in the log; its signature was checked before and is not looked at. */
function change(
  number: number,
  said: Record<string, Json>,
): { entry: LogEntry; digests: DisclosureDigest[] } {
  const keys: [string, Json][] = [['type', 'case'], ['record', record], ['at', at], ...Object.entries(said)];
  const disclosures = keys.map(([key, value]) =>
    encodeDisclosure(createHash('sha256').update(`${number} ${key}`).digest('base64url'), key, value),
  );
  const digests = disclosures.map((bytes) => sha256(bytes) as DisclosureDigest);
  const header = encodeHeader(self, digests);
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
  const wire = { header: text(header), signature: '', disclosures: disclosures.map(text) };
  return {
    entry: { kind: 'change', id: sha256(header) as ChangeId, author: self, wire, from: null },
    digests,
  };
}

let b: Bench;
let vaults: ReturnType<typeof createVaults>;
beforeEach(() => {
  b = bench(pgp);
  const clock = { now: () => new Date() };
  vaults = createVaults({
    pgp,
    openChange,
    clock,
    indexes: { create: createMemoryIndex, load: loadMemoryIndex },
  });
});
afterEach(() => b.remove());

describe('vault with its index', () => {
  it('shows the same after opening from the log, from a snapshot, and from a snapshot with a tail', async () => {
    const vault = must(await vaults.create(b.options()));
    const first = change(1, { 'field/alias': 'Лиса' });
    must(await vault.append([owner, first.entry]));
    await vault.close();
    const second = must(await vaults.open(b.options()));
    expect(second.read.row(record)?.values).toEqual({ alias: 'Лиса' });
    await second.snapshot(true);
    const over = first.entry.kind === 'change' ? [first.entry.id] : [];
    must(await second.append([change(2, { 'field/alias': 'Волк', 'over/alias': over }).entry]));
    await second.close();
    const third = must(await vaults.open(b.options()));
    expect(third.read.row(record)).toMatchObject({ values: { alias: 'Волк' }, conflicts: [] });
    expect(third.read.search('волк', 10).length).toBe(1);
    expect((await third.read.history(record)).length).toBe(2);
    expect(must(await third.check(quiet))).toMatchObject({ segments: 3, changes: 2, records: 1 });
    await third.close();
  });

  it('invariant 5: an erased value is in no row, image or search after the rekey, and reading goes on', async () => {
    const vault = must(await vaults.create(b.options()));
    const named = change(1, { 'field/alias': 'Незабудка', 'field/owner': 'Стоит у ворот' });
    must(await vault.append([owner, named.entry]));
    await vault.snapshot(true);
    const { read } = vault;
    expect(read.search('незабудка', 10).length).toBe(1);
    must(await vault.append([{ kind: 'erased', digests: named.digests.slice(3, 4), at }]));
    must(await vault.rekey(quiet));
    // The reader that someone held before the rekey reads the new index.
    expect(read.search('незабудка', 10)).toEqual([]);
    expect(read.row(record)?.values).toEqual({ owner: 'Стоит у ворот' });
    expect((await read.history(record))[0]?.wire.disclosures.length).toBe(4);
    must(await vault.append([change(2, { 'field/status': 'open' }).entry]));
    await vault.close();

    const { db } = must(connectVault(b.path));
    const key = await unlock(pgp, db, passphrase);
    if (key === null) throw new Error('does not open');
    const snapshot = await openSnapshot(pgp, key, db, quiet);
    const image = Buffer.from(snapshot?.image ?? []);
    expect(image.includes('Стоит у ворот')).toBe(true);
    for (const form of ['Незабудка', 'незабудка', 'nezabud']) expect(image.includes(form)).toBe(false);
    db.close();
    expect(readFileSync(b.path).includes('Стоит')).toBe(false);
    const again = must(await vaults.open(b.options()));
    expect(again.read.search('незабудка', 10)).toEqual([]);
    expect(codeOf(await again.check(quiet))).toBe('done');
    await again.close();
  });
});
