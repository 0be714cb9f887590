import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPgpForVault } from '../pgp/for-vault.ts';
import { headerRowsOf, resealSlots, sealSlot, unlock } from './slots.ts';
import { connectVault } from './vault-path.ts';
import { generateRecoveryCode } from './recovery-code.ts';
import { allBodies, edit } from './testing/raw-file.ts';
import { bench, codeOf, must, passphrase, setting, smallCost, type Bench } from './testing/vault-bench.ts';

const quiet = (): void => {};
const pgp = createPgpForVault();
const code = generateRecoveryCode({ bytes: (count) => new Uint8Array(count).fill(7) });
const otherCode = generateRecoveryCode({ bytes: (count) => new Uint8Array(count).fill(8) });

type Row = { slot: string; part: string; body: Uint8Array };
const header = (path: string): Row[] =>
  edit(path, (db) => db.prepare('SELECT slot, part, body FROM header ORDER BY slot, part').all() as Row[]);
const writeHeader = (path: string, rows: readonly Row[]): void =>
  edit(path, (db) => {
    db.exec('DELETE FROM header');
    const insert = db.prepare('INSERT INTO header VALUES (?, ?, ?)');
    for (const { slot, part, body } of rows) insert.run(slot, part, body);
  });

let b: Bench;
beforeEach(() => {
  b = bench(pgp);
});
afterEach(() => b.remove());

const opens = async (secret: string): Promise<string> => {
  const opened = await b.vaults.open(b.options({ passphrase: secret }));
  if (opened.ok) await opened.value.close();
  return codeOf(opened);
};

/** The session key as someone gets it who knows the passphrase. */
async function sessionKey(secret = passphrase) {
  const { db } = must(connectVault(b.path));
  const key = await unlock(pgp, db, secret);
  db.close();
  if (key === null) throw new Error('does not open');
  return key;
}

describe('passphrase', () => {
  it('is changed: the new one opens, the old one does not', async () => {
    const vault = await b.create();
    must(await vault.append([setting('a', 1)]));
    expect(codeOf(await vault.changePassphrase('not it', 'new one', quiet))).toBe('unlock-failed');
    must(await vault.changePassphrase(passphrase, 'new one', quiet));
    must(await vault.append([setting('a', 2)]));
    await vault.close();
    expect(await opens(passphrase)).toBe('unlock-failed');
    expect(await opens('new one')).toBe('done');
  });

  it('invariant 9: after a passphrase change no old passphrase, slot or session key opens the new file', async () => {
    const vault = await b.create();
    must(await vault.append([setting('a', 1)]));
    await vault.close();
    const oldHeader = header(b.path);
    const oldKey = await sessionKey();
    const again = await b.open();
    must(await again.changePassphrase(passphrase, 'new one', quiet));
    must(await again.append([setting('a', 2)]));
    await again.snapshot(true);
    await again.close();

    // The old session key opens no row.
    for (const body of allBodies(b.path)) expect(await pgp.openBody(oldKey, body)).toBeNull();
    // The old slot, put back beside or in place of the new one, gives no way in either.
    const newHeader = header(b.path);
    const secretOf = (rows: Row[], part: string): Row[] => rows.filter((row) => row.part === part);
    for (const rows of [
      oldHeader,
      [...secretOf(oldHeader, 'secret'), ...secretOf(newHeader, 'key')],
      [...secretOf(newHeader, 'secret'), ...secretOf(oldHeader, 'key')],
      [...oldHeader, ...newHeader],
    ]) {
      writeHeader(b.path, rows);
      expect(['unlock-failed', 'vault-damaged']).toContain(await opens(passphrase));
      expect(['unlock-failed', 'vault-damaged']).toContain(await opens('new one'));
    }
    writeHeader(b.path, newHeader);
    expect(await opens('new one')).toBe('done');
  });

  it('invariant 9: after a rekey the old session key opens nothing and the old header gives no way in', async () => {
    const vault = await b.create();
    must(await vault.append([setting('a', 1)]));
    await vault.close();
    const oldHeader = header(b.path);
    const oldKey = await sessionKey();
    const again = await b.open();
    must(await again.rekey(quiet));
    await again.close();
    for (const body of allBodies(b.path)) expect(await pgp.openBody(oldKey, body)).toBeNull();
    const newHeader = header(b.path);
    writeHeader(b.path, oldHeader);
    expect(await opens(passphrase)).toBe('vault-damaged');
    writeHeader(b.path, newHeader);
    expect(await opens(passphrase)).toBe('done');
  });
});

describe('recovery code', () => {
  it('opens the vault when set, however it is typed; a mistyped one is a wrong passphrase', async () => {
    const vault = await b.create();
    expect(codeOf(await vault.setRecoveryCode('not a code'))).toBe('input-malformed');
    must(await vault.setRecoveryCode(code));
    await vault.close();
    expect(await opens(code)).toBe('done');
    expect(await opens(code.toLowerCase().replaceAll('-', ' '))).toBe('done');
    expect(await opens(otherCode)).toBe('unlock-failed');
    expect(await opens(passphrase)).toBe('done');
  });

  it('is off by default: a code is then a passphrase like any other', async () => {
    const vault = await b.create({ passphrase: code });
    await vault.close();
    expect(header(b.path).map(({ slot }) => slot)).toEqual(['passphrase', 'passphrase']);
    expect(await opens(code)).toBe('done');
  });

  it('replaced or removed it opens nothing, by no old row and no old key', async () => {
    const vault = await b.create();
    must(await vault.setRecoveryCode(code));
    await vault.close();
    const withCode = header(b.path);
    const oldKey = await sessionKey(code);
    const again = await b.open();
    must(await again.setRecoveryCode(otherCode));
    await again.close();
    expect(await opens(code)).toBe('unlock-failed');
    expect(await opens(otherCode)).toBe('done');
    const third = await b.open();
    must(await third.removeRecoveryCode());
    must(await third.removeRecoveryCode());
    await third.close();
    expect(await opens(otherCode)).toBe('unlock-failed');
    for (const body of allBodies(b.path)) expect(await pgp.openBody(oldKey, body)).toBeNull();
    const now = header(b.path);
    expect(now.map(({ slot }) => slot)).toEqual(['passphrase', 'passphrase']);
    writeHeader(b.path, [...now, ...withCode.filter(({ slot }) => slot === 'recovery')]);
    expect(await opens(code)).toBe('vault-damaged');
    expect(await opens(passphrase)).toBe('done');
  });

  it('stands in for a forgotten passphrase, and goes on opening after the change', async () => {
    const vault = await b.create();
    must(await vault.setRecoveryCode(code));
    await vault.close();
    const again = await b.open({ passphrase: code });
    must(await again.changePassphrase(code, 'new one', quiet));
    await again.close();
    expect(await opens(passphrase)).toBe('unlock-failed');
    expect(await opens('new one')).toBe('done');
    expect(await opens(code)).toBe('done');
  });
});

describe('attack: header row added', () => {
  it('invariant 9: a slot of the attacker gets no session key at any rekey, and the row is gone', async () => {
    const vault = await b.create();
    must(await vault.append([setting('a', 1)]));
    await vault.close();
    const attacker = await pgp.createSlot('attacker', smallCost, new Date());
    const wrongKey = pgp.newSessionKey();
    const [key, secret] = headerRowsOf([await sealSlot(pgp, 'recovery', attacker, wrongKey)]);
    if (key === undefined || secret === undefined) throw new Error('no rows');
    const added: Row[][] = [
      [
        { ...key, slot: 'recovery' },
        { ...secret, slot: 'recovery' },
      ],
      [
        { ...key, slot: 'third' },
        { ...secret, slot: 'third' },
      ],
      // The public key itself, where a naive rewriter would look for it.
      [{ slot: 'recovery', part: 'public', body: attacker.publicKey }],
    ];
    for (const rows of added) {
      writeHeader(b.path, [...header(b.path), ...rows]);
      expect(await opens('attacker')).toBe('unlock-failed');
      const again = await b.open();
      expect(codeOf(await again.check(quiet))).toBe('vault-damaged');
      must(await again.rekey(quiet));
      expect(must(await again.check(quiet)).slots).toBe(1);
      await again.close();
      expect(header(b.path).map(({ slot }) => slot)).toEqual(['passphrase', 'passphrase']);
      expect(await opens('attacker')).toBe('unlock-failed');
    }
  });

  it('invariant 9: an edited header row is replaced from the sealed list by a passphrase change', async () => {
    const vault = await b.create();
    must(await vault.setRecoveryCode(code));
    await vault.close();
    const attacker = await pgp.createSlot('attacker', smallCost, new Date());
    writeHeader(
      b.path,
      header(b.path).map((row) =>
        row.slot === 'recovery' && row.part === 'secret' ? { ...row, body: attacker.sealedSecret } : row,
      ),
    );
    const again = await b.open();
    must(await again.changePassphrase(passphrase, 'new one', quiet));
    await again.close();
    expect(await opens('attacker')).toBe('unlock-failed');
    expect(await opens(code)).toBe('done');
  });

  it('keeps the secret halves of slots and makes only the session key anew when it re-seals', async () => {
    const before = pgp.newSessionKey();
    const slot = await sealSlot(pgp, 'passphrase', await pgp.createSlot('x', smallCost, new Date()), before);
    const [after] = await resealSlots(pgp, [slot], pgp.newSessionKey());
    expect(after).toEqual({ ...slot, key: after?.key });
    expect(after?.key).not.toBe(slot.key);
  });
});
