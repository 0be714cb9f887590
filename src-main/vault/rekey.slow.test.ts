import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LogEntry } from '../actions/ports/log.ts';
import type { ChangeId, DisclosureDigest, IdentityDigest, ManifestDigest } from '../domain/ids.ts';
import { createPgpForVault } from '../pgp/for-vault.ts';
import { openFile } from './file-body.ts';
import { rowOfFile } from './files.ts';
import { openParts } from './testing/open-parts.ts';
import { allBodies, bodyOf, edit } from './testing/raw-file.ts';
import { bench, codeOf, must, setting, type Bench } from './testing/vault-bench.ts';

const quiet = (): void => {};
const pgp = createPgpForVault();
let b: Bench;
beforeEach(() => {
  b = bench(pgp);
});
afterEach(() => b.remove());

const disclosure = (key: string, value: string): string =>
  Buffer.from(JSON.stringify(['s'.repeat(43), key, value])).toString('base64url');
const digestOf = (text: string): DisclosureDigest =>
  createHash('sha256').update(Buffer.from(text, 'base64url')).digest('hex') as DisclosureDigest;

const change = (id: string, ...disclosures: string[]): LogEntry => ({
  kind: 'change',
  id: id as ChangeId,
  author: 'a'.repeat(64) as IdentityDigest,
  wire: { header: `header of ${id}`, signature: 'signature', disclosures },
  from: null,
});
/** What names a body: its digest and the key it is sealed under. */
const fileChange = (id: string, sha256: string, type = 'file'): LogEntry =>
  change(
    id,
    disclosure('type', type),
    disclosure('field/sealed', sha256),
    disclosure('field/key', `the key of ${id}`),
  );
const draft = (key: string, value: string | null, at: string): LogEntry => ({
  kind: 'draft',
  key,
  value,
  at,
});

/** No stretch of an old ciphertext may be left in the file or its journal. */
function expectGone(path: string, old: readonly Uint8Array[]): void {
  const raw = Buffer.concat(
    [path, `${path}-journal`].filter((file) => existsSync(file)).map((file) => readFileSync(file)),
  );
  for (const body of old)
    for (let at = 8; at + 16 <= body.length; at += 16)
      expect(raw.includes(Buffer.from(body.subarray(at, at + 16)))).toBe(false);
}

describe('rekey', () => {
  it('leaves no old ciphertext in file or journal, while open and after closing', async () => {
    const vault = await b.create();
    for (let at = 0; at < 20; at += 1)
      must(await vault.append([setting('at', String(at).repeat(at % 5 === 0 ? 6_000 : 100))]));
    await vault.snapshot(true);
    await vault.close();
    const old = allBodies(b.path).filter((body) => body.length > 24);
    const slotSecret = edit(
      b.path,
      (db) => db.prepare("SELECT body FROM header WHERE part = 'secret'").pluck().get() as Uint8Array,
    );
    const raw = readFileSync(b.path);
    for (const body of old) expect(raw.includes(Buffer.from(body.subarray(8, 24)))).toBe(true);
    const again = await b.open();
    must(await again.rekey(quiet));
    // The passphrase slot itself stays: its passphrase is not known here.
    const secretGone = old.filter((body) => !Buffer.from(body).equals(slotSecret));
    expectGone(b.path, secretGone);
    must(await again.changePassphrase('right donkey paper lamp', 'new one', quiet));
    expectGone(b.path, old);
    await again.close();
    expectGone(b.path, old);
  });

  it('drops erased values from changes and quarantine, keeps headers, and rebuilds chain and index', async () => {
    const secret = disclosure('field/name', 'Maria');
    const kept = disclosure('record', 'r1');
    const vault = await b.create();
    must(await vault.append([change('c1', secret, kept), setting('x', 1)]));
    must(
      await vault.append([
        {
          kind: 'quarantined',
          id: 'c2' as ChangeId,
          author: 'b'.repeat(64) as IdentityDigest,
          wire: { header: 'h2', signature: 's2', disclosures: [kept, secret] },
          from: 'd'.repeat(64) as ManifestDigest,
          reason: 'author-unknown',
        },
      ]),
    );
    must(await vault.append([{ kind: 'erased', digests: [digestOf(secret)], at: '2026-01-01T00:00:00Z' }]));
    await vault.snapshot(true);
    const before = b.indexes.created;
    must(await vault.rekey(quiet));
    expect(b.indexes.created).toBe(before + 1);
    expect(must(await vault.check(quiet))).toMatchObject({ segments: 4, changes: 1, records: 1 });
    must(await vault.append([setting('x', 2)]));
    expect(vault.read.setting('x')).toEqual(setting('x', 2));
    // A second rekey has nothing to drop: the index stays.
    must(await vault.rekey(quiet));
    expect(b.indexes.created).toBe(before + 1);
    await vault.close();

    const again = await b.open();
    const { remembered } = b.indexes.last();
    expect(remembered.get(2)).toEqual([change('c1', kept), setting('x', 1)]);
    expect(remembered.get(3)).toMatchObject([{ id: 'c2', wire: { header: 'h2', disclosures: [kept] } }]);
    expect(JSON.stringify([...remembered])).not.toContain(secret);
    expect(again.restored).toBe(false);
    await again.close();
  });

  it('drops drafts that a later one replaced or removed', async () => {
    const vault = await b.create();
    must(await vault.append([draft('k', 'first words', 't1')]));
    must(await vault.append([draft('k', 'second words', 't2'), draft('gone', 'never mind', 't2')]));
    must(await vault.append([draft('gone', null, 't3')]));
    must(await vault.rekey(quiet));
    await vault.close();
    // From the log, not from a snapshot.
    edit(b.path, (db) => db.exec('DELETE FROM snapshot'));
    await (await b.open()).close();
    expect([...b.indexes.last().remembered.values()].flat()).toEqual([draft('k', 'second words', 't2')]);
  });

  it('re-seals attachments, and finds one that is damaged or of another row', async () => {
    await (await b.create()).close();
    const { log, vault } = await openParts(pgp, b.path);
    const bytes = new Uint8Array(100_000).map((_, at) => at % 253);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    must(await vault.append([fileChange('1', sha256)], [{ sha256, bytes }]));
    const id = rowOfFile(log.vault, sha256);
    const oldKey = log.key;
    const old = log.db.prepare('SELECT body FROM file').pluck().all() as Uint8Array[];
    must(await vault.rekey(quiet));
    const row = (): Uint8Array => log.db.prepare('SELECT body FROM file').pluck().get() as Uint8Array;
    expect(await openFile(pgp, oldKey, id, row())).toBeNull();
    const opened = await openFile(pgp, log.key, id, row());
    expect(Buffer.from(bytes).equals(opened ?? new Uint8Array())).toBe(true);
    expectGone(
      b.path,
      old.map((body) => body.subarray(0, 4_000)),
    );
    log.db.exec("UPDATE file SET id = 'two'");
    expect(codeOf(await vault.check(quiet))).toBe('vault-damaged');
    log.db.prepare('UPDATE file SET id = ?').run(id);
    const whole = row();
    log.db.prepare('UPDATE file SET body = ?').run(old[0]);
    expect(codeOf(await vault.rekey(quiet))).toBe('vault-damaged');
    expect(codeOf(await vault.file(sha256))).toBe('vault-damaged');
    log.db.prepare('UPDATE file SET body = ?').run(whole);
    expect(codeOf(await vault.check(quiet))).toBe('done');
    await vault.close();
  });

  it('destroys the bodies that nothing names any more, and keeps the others', async () => {
    await (await b.create()).close();
    const { log, vault } = await openParts(pgp, b.path);
    const file = (word: string) => {
      const bytes = new TextEncoder().encode(word.repeat(5_000));
      return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
    };
    const [kept, erased, ofNote, shared] = [file('kept'), file('erased'), file('of a note'), file('shared')];
    const key = disclosure('field/key', 'the key of 2');
    must(
      await vault.append(
        [
          fileChange('1', kept.sha256),
          fileChange('2', erased.sha256),
          fileChange('3', ofNote.sha256, 'note'),
          change('4', disclosure('type', 'file'), disclosure('field/sealed', ofNote.sha256)),
          fileChange('5', shared.sha256),
          change('6', disclosure('type', 'file'), disclosure('field/sealed', shared.sha256), key),
        ],
        [kept, erased, ofNote, shared],
      ),
    );
    const old = log.db.prepare('SELECT body FROM file').pluck().all() as Uint8Array[];
    expect(old).toHaveLength(4);
    must(await vault.append([{ kind: 'erased', digests: [digestOf(key)], at: 't' }]));
    expect(must(await vault.file(erased.sha256))).not.toBeNull();
    must(await vault.rekey(quiet));
    // What the rekey read is read here by the digests, what is left in the file by its bytes.
    expect(must(await vault.file(erased.sha256))).toBeNull();
    expect(vault.fileSize(erased.sha256)).toBeNull();
    expect(must(await vault.file(ofNote.sha256))).toBeNull();
    for (const one of [kept, shared])
      expect(Buffer.from(must(await vault.file(one.sha256)) ?? []).equals(one.bytes)).toBe(true);
    expect(vault.fileSize(kept.sha256)).toBeGreaterThanOrEqual(kept.bytes.length);
    expect(log.db.prepare('SELECT count(*) FROM file').pluck().get()).toBe(2);
    expectGone(b.path, old);
    expect(codeOf(await vault.check(quiet))).toBe('done');
    await vault.close();
  });

  it('refuses a damaged log with vault-damaged, and the vault goes on', async () => {
    const vault = await b.create();
    must(await vault.append([setting('x', 1)]));
    must(await vault.append([setting('x', 2)]));
    await vault.snapshot(true);
    await vault.close();
    const two = bodyOf(b.path, 2);
    edit(b.path, (db) => db.exec("UPDATE segment SET body = x'00' WHERE seq = 2"));
    const again = await b.open();
    const raw = readFileSync(b.path);
    expect(codeOf(await again.rekey(quiet))).toBe('vault-damaged');
    expect(codeOf(await again.changePassphrase('right donkey paper lamp', 'new', quiet))).toBe(
      'vault-damaged',
    );
    expect(readFileSync(b.path).equals(raw)).toBe(true);
    must(await again.append([setting('x', 3)]));
    await again.close();
    edit(b.path, (db) => db.prepare('UPDATE segment SET body = ? WHERE seq = 2').run(two));
    const whole = await b.open();
    expect(codeOf(await whole.check(quiet))).toBe('done');
    await whole.close();
  });

  it('gives room back when much was dropped', async () => {
    const vault = await b.create();
    for (let at = 0; at < 30; at += 1) must(await vault.append([draft('k', 'x'.repeat(20_000), String(at))]));
    const before = statSync(b.path).size;
    must(await vault.rekey(quiet));
    expect(statSync(b.path).size).toBeLessThan(before / 4);
    expect(codeOf(await vault.check(quiet))).toBe('done');
    await vault.close();
  });

  it('lets reading wait instead of seeing rows under two keys', async () => {
    await (await b.create()).close();
    const { log, vault } = await openParts(pgp, b.path);
    for (let at = 0; at < 100; at += 1) must(await vault.append([setting('at', at)]));
    const { segmentReader } = await import('./segments.ts');
    const reader = segmentReader(log);
    let done = false;
    const rekeyed = vault.rekey(quiet).then((result) => {
      done = true;
      return must(result);
    });
    while (!done)
      for (const sequence of [2, 50, 101])
        expect(await reader.entries(sequence)).toEqual([setting('at', sequence - 2)]);
    await rekeyed;
    await vault.close();
  });

  it('tells its steps', async () => {
    const vault = await b.create();
    const steps: string[] = [];
    must(await vault.rekey((step) => steps.push(step)));
    expect([...new Set(steps)]).toEqual(['reseal', 'snapshot', 'commit']);
    await vault.close();
  });
});
