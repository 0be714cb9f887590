import { readFile, stat, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import type { RecordId } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import type { Attachment } from './ports/attachment.ts';
import { attachFile, attachmentLimit } from './attach-file.ts';
import { eraseRecord } from './erase-record.ts';
import { inspectBundle } from './inspect-bundle.ts';
import { contentOf, listFiles, saveFileOutside, showFile } from './open-file.ts';
import { craftedBundle, saying, takeIn } from './testing/crafted-bundle.ts';
import { openTar } from './testing/open-tar.ts';
import { Stage } from './testing/parties.ts';
import { plan } from './testing/planned.ts';
import { undoAction } from './undo-action.ts';

let stage: Stage;
let anna: Party;
let boris: Party;
let heron: RecordId;
beforeEach(async () => {
  stage = await Stage.open();
  [anna, boris] = await stage.pair();
  heron = await anna.put('case', { alias: 'Heron' });
});
afterEach(() => stage.close());

const quiet = (): void => undefined;
const code = (result: Result<unknown>): string => (result.ok ? 'ok' : result.refusal.code);
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const evidence = new TextEncoder().encode('CANARY of evidence. '.repeat(5_000));

async function attach(party: Party, bytes = evidence, parent = heron): Promise<RecordId> {
  return must(await attachFile(party.unlocked, parent, '/home/anna/свидетельство.txt', bytes)).id;
}
const standings = (party: Party, parent = heron): readonly string[] =>
  must(listFiles(party.unlocked, parent)).map(({ standing }) => standing);
const sealedOf = (party: Party, id: RecordId): string =>
  party.unlocked.vault.read.row(id)?.values['sealed'] as string;
/** The claim and body of a file sealed by this party, not attached to anything. */
const sealed = (party: Party, bytes = evidence) => party.unlocked.exchange.sealAttachment(bytes);

async function bodiesIn(path: string, to: Party): Promise<readonly string[]> {
  const opened = await to.unlocked.pgp.openForMe(await readFile(path), to.unlocked.own, {
    encrypted: 1e9,
    decrypted: 1e9,
  });
  return [...openTar(must(opened).content).keys()]
    .filter((name) => name.startsWith('files/'))
    .map((name) => name.slice('files/'.length));
}

describe('attaching', () => {
  it('keeps a file under its own key, with the digest of its plain bytes signed', async () => {
    const id = await attach(anna);
    const { vault } = anna.unlocked;
    expect(vault.read.row(id)?.values).toMatchObject({
      parent: heron,
      name: 'свидетельство.txt',
      size: evidence.length,
      sha256: sha256(evidence),
    });
    const body = must(await vault.file(sealedOf(anna, id)));
    expect(sha256(body ?? new Uint8Array())).toBe(sealedOf(anna, id));
    expect(Buffer.from(body ?? []).includes('CANARY')).toBe(false);
    expect(must(await showFile(anna.unlocked, id))).toEqual({
      kind: 'text',
      text: new TextDecoder().decode(evidence),
      cut: false,
    });
    // The same file a second time has another key: who holds one can't tell that the other is the same.
    const again = await attach(anna);
    expect(sealedOf(anna, again)).not.toBe(sealedOf(anna, id));
    expect(must(await vault.check(quiet)).records).toBe(3);
  });

  it('refuses what is too large, and what has nothing to belong to; an empty file is one', async () => {
    const tooLarge = new Uint8Array(attachmentLimit + 1);
    expect(code(await attachFile(anna.unlocked, heron, 'x', tooLarge))).toBe('file-too-large');
    expect(code(await attachFile(anna.unlocked, 'no id', 'x', evidence))).toBe('record-id-bad');
    expect(code(await attachFile(anna.unlocked, '0'.repeat(32), 'x', evidence))).toBe('no-such-record');
    expect(anna.unlocked.vault.read.count('file')).toBe(0);
    const empty = await attach(anna, new Uint8Array());
    expect(must(await showFile(anna.unlocked, empty))).toEqual({ kind: 'text', text: '', cut: false });
  });

  it('can be undone, and the undone file is there for whoever undoes that', async () => {
    const saved = must(await attachFile(anna.unlocked, heron, 'x', evidence));
    must(await undoAction(anna.unlocked, saved.id, saved.action));
    expect(standings(anna)).toEqual([]);
    must(await anna.unlocked.vault.rekey(quiet));
    expect(code(await showFile(anna.unlocked, saved.id))).toBe('ok');
  });
});

describe('erasing a file', () => {
  it.each([
    ['the whole record', null, 'no-such-record'],
    ['its key alone', 'key', 'file-not-shared'],
  ])('%s destroys its body, for whoever opens the vault later too', async (_, field, refusal) => {
    const other = await attach(anna, new TextEncoder().encode('another file'));
    const id = await attach(anna);
    const body = sealedOf(anna, id);
    must(await eraseRecord(anna.unlocked, id, field, quiet));
    expect(must(await anna.unlocked.vault.file(body))).toBeNull();
    expect(code(await showFile(anna.unlocked, id))).toBe(refusal);
    expect(code(await showFile(anna.unlocked, other))).toBe('ok');
    expect(must(await anna.unlocked.vault.check(quiet)).segments).toBeGreaterThan(0);
  });

  it('holds when a partner sends the file back', async () => {
    const id = await attach(anna);
    await boris.receive((await anna.send(boris, [heron])).path);
    const body = sealedOf(anna, id);
    must(await eraseRecord(anna.unlocked, id, null, quiet));
    const stored = (await boris.unlocked.vault.read.history(id))[0]?.wire;
    const held: Attachment = { sha256: body, bytes: must(await boris.unlocked.vault.file(body))! };
    await takeIn(
      anna,
      await craftedBundle(boris, anna, {
        wires: [stored!],
        attachments: [held],
        certificates: [anna.unlocked.own.certificate],
      }),
    );
    expect(must(await anna.unlocked.vault.file(body))).toBeNull();
    expect(code(await showFile(anna.unlocked, id))).toBe('no-such-record');
  });
});

describe('a file that is saved outside', () => {
  it('is in the journal before it is on the disk, and replaces nothing unasked', async () => {
    const id = await attach(anna);
    const out = stage.path('out.txt');
    const before = (await anna.unlocked.vault.read.journal()).length;
    expect(must(await saveFileOutside(anna.unlocked, id, out, false))).toEqual({
      file: 'out.txt',
      bytes: evidence.length,
    });
    expect((await readFile(out)).equals(evidence)).toBe(true);
    expect((await stat(out)).mode & 0o777).toBe(0o600);
    const noted = (await anna.unlocked.vault.read.journal()).slice(before);
    expect(noted.map(({ event }) => event)).toEqual([{ what: 'file saved outside', at: expect.any(String) }]);
    for (const told of [sha256(evidence), id]) expect(JSON.stringify(noted)).not.toContain(told);
    await writeFile(out, 'mine');
    expect(code(await saveFileOutside(anna.unlocked, id, out, false))).toBe('file-exists');
    expect(await readFile(out, 'utf8')).toBe('mine');
    expect(code(await saveFileOutside(anna.unlocked, id, stage.path('none/out.txt'), false))).toBe(
      'file-unwritable',
    );
    // The same words as of a file, of a record that is none.
    expect(code(await saveFileOutside(anna.unlocked, heron, out, true))).toBe('no-such-record');
  });
});

describe('files in bundles', () => {
  it('go with their record, once, and arrive as they were', async () => {
    const id = await attach(anna);
    const person = await anna.put('person', { case: heron, alias: 'Wren' });
    const scan = await attach(anna, new TextEncoder().encode('a scan'), person);
    const planned = await plan(anna, boris, [heron]);
    expect(planned.view.files.count).toBe(2);
    expect(planned.view.files.bytes).toBeGreaterThan(evidence.length);
    const { path } = await anna.send(boris, [heron]);
    const travelled = [sealedOf(anna, id), sealedOf(anna, scan)].toSorted();
    expect(await bodiesIn(path, boris)).toEqual(travelled);
    await boris.receive(path);
    expect([standings(boris), standings(boris, person)]).toEqual([['here'], ['here']]);
    expect(must(await showFile(boris.unlocked, id))).toEqual(must(await showFile(anna.unlocked, id)));

    // Not acknowledged yet: it goes again, and changes nothing there.
    const again = await anna.send(boris, []);
    expect(await bodiesIn(again.path, boris)).toEqual(travelled);
    await boris.receive(again.path);
    await anna.receive((await boris.send(anna, [])).path);
    const third = await anna.send(boris, []);
    expect(await bodiesIn(third.path, boris)).toEqual([]);
    expect((await plan(anna, boris)).view.files).toEqual({ count: 0, bytes: 0 });
    // A rekey over there keeps what it was given.
    must(await boris.unlocked.vault.rekey(quiet));
    expect(code(await showFile(boris.unlocked, id))).toBe('ok');
  });

  it('stay where the key was erased, or the parent does not leave', async () => {
    const cedar = await stage.party('cedar', 'shelter');
    await anna.meet(cedar, 'shelter');
    await cedar.meet(anna, 'coordinator');
    const house = await anna.put('safeHouse', { codeName: 'Alder', keeper: cedar.digest });
    const plan1 = await attach(anna, new TextEncoder().encode('floor plan'), house);
    const secret = await attach(anna, new TextEncoder().encode('of the case'));
    const gone = await attach(anna, new TextEncoder().encode('erased key'), house);
    must(await eraseRecord(anna.unlocked, gone, 'key', quiet));
    const { path } = await anna.send(cedar, []);
    expect(await bodiesIn(path, cedar)).toContain(sealedOf(anna, plan1));
    expect(await bodiesIn(path, cedar)).not.toContain(sealedOf(anna, secret));
    await cedar.receive(path);
    expect(standings(cedar, house).toSorted()).toEqual(['here', 'not shared']);
    expect(cedar.unlocked.vault.fileSize(sealedOf(anna, secret))).toBeNull();
    expect(code(await showFile(cedar.unlocked, gone))).toBe('file-not-shared');
  });

  it('that no change names are dropped; named without a body, they have not arrived', async () => {
    const { claim, body } = await sealed(anna);
    const stray = (await sealed(anna, new TextEncoder().encode('stray'))).body;
    const named = saying(anna, 'file', null, { parent: heron, name: 'x', ...claim });
    await boris.receive((await anna.send(boris, [heron])).path);
    await takeIn(boris, await craftedBundle(anna, boris, { contents: [named], attachments: [stray] }));
    expect(standings(boris)).toEqual(['not arrived']);
    expect(code(await showFile(boris.unlocked, named.record))).toBe('file-not-arrived');
    expect(boris.unlocked.vault.fileSize(stray.sha256)).toBeNull();
    // It comes later, with nothing else.
    await takeIn(boris, await craftedBundle(anna, boris, { attachments: [body] }));
    expect(standings(boris)).toEqual(['here']);
    expect(code(await showFile(boris.unlocked, named.record))).toBe('ok');
  });

  it('of an author who waits in quarantine are there once the author is accepted', async () => {
    const dora = await stage.party('dora');
    const { claim, body } = await sealed(dora);
    await boris.receive((await anna.send(boris, [heron])).path);
    const content = saying(dora, 'file', null, { parent: heron, name: 'x', ...claim });
    const { wire } = await dora.unlocked.exchange.signChange(content, dora.unlocked.own);
    const certificates = [dora.unlocked.own.certificate];
    const bytes = await craftedBundle(anna, boris, { wires: [wire], certificates, attachments: [body] });
    expect((await takeIn(boris, bytes)).quarantined).toBe(1);
    must(await boris.unlocked.vault.rekey(quiet));
    expect(standings(boris)).toEqual([]);
    await boris.meet(dora, 'coordinator');
    expect(code(await showFile(boris.unlocked, content.record))).toBe('ok');
  });

  it('too much for one bundle goes into several, each change with its file', async () => {
    const large = (fill: number) => new Uint8Array(attachmentLimit - 1000).fill(fill);
    const ids = [await attach(anna, large(1)), await attach(anna, large(2)), await attach(anna, large(3))];
    const { path } = await anna.send(boris, [heron]);
    const second = path.replace(/\.pgp$/, '-2.pgp');
    // The second part first, and the first never: what is acknowledged is what is here.
    await boris.receive(second);
    expect(ids.map((id) => boris.unlocked.vault.read.row(id) !== null)).toEqual([false, false, true]);
    expect(code(await showFile(boris.unlocked, ids[2]!))).toBe('ok');
  }, 60_000);
});

describe('attack: a file that is not what its record was signed with', () => {
  it('one byte of a body altered on its way: the bundle is refused', async () => {
    const { claim, body } = await sealed(anna);
    const named = saying(anna, 'file', null, { parent: heron, name: 'x', ...claim });
    const altered = { ...body, bytes: body.bytes.with(body.bytes.length >> 1, 1) };
    await expect(craftedBundle(anna, boris, { contents: [named], attachments: [altered] })).rejects.toThrow(
      'false name',
    );
    const renamed = { bytes: altered.bytes, sha256: sha256(altered.bytes) };
    // Under its true name it is just a stray: what is signed names another.
    await takeIn(boris, await craftedBundle(anna, boris, { contents: [named], attachments: [renamed] }));
    expect(code(await showFile(boris.unlocked, named.record))).toBe('file-not-arrived');
    expect(boris.unlocked.vault.fileSize(renamed.sha256)).toBeNull();
  });

  it.each([
    ['another digest of the plain bytes', { sha256: 'ab'.repeat(32) }],
    ['another size', { size: 3 }],
    ['another key', { key: Buffer.alloc(32, 7).toString('base64url') }],
    ['a key of another length', { key: Buffer.alloc(16, 7).toString('base64url') }],
    ['a key in another spelling', { key: '!' }],
  ])('%s: refused on opening and on saving', async (_, lie) => {
    const { claim, body } = await sealed(anna);
    const content = saying(anna, 'file', null, { parent: heron, name: 'x', ...claim, ...lie });
    await boris.receive((await anna.send(boris, [heron])).path);
    await takeIn(boris, await craftedBundle(anna, boris, { contents: [content], attachments: [body] }));
    expect(standings(boris)).toEqual(['here']);
    expect(code(await showFile(boris.unlocked, content.record))).toBe('file-altered');
    const out = stage.path('out');
    expect(code(await saveFileOutside(boris.unlocked, content.record, out, true))).toBe('file-altered');
    await expect(stat(out)).rejects.toThrow('ENOENT');
  });

  it('a body that is not one sealed packet: refused on opening', async () => {
    const { claim, body } = await sealed(anna);
    const bytes = Buffer.concat([body.bytes, body.bytes]);
    const twice = { bytes, sha256: sha256(bytes) };
    const lie = { ...claim, sealed: twice.sha256 };
    const content = saying(anna, 'file', null, { parent: heron, name: 'x', ...lie });
    await takeIn(boris, await craftedBundle(anna, boris, { contents: [content], attachments: [twice] }));
    expect(code(await showFile(boris.unlocked, content.record))).toBe('file-altered');
  });

  it('the preview counts no file as a record: a bundle of bodies alone writes nothing that is shown', async () => {
    const stray = (await sealed(anna)).body;
    const bytes = await craftedBundle(anna, boris, { attachments: [stray] });
    const { counts } = must(await inspectBundle(boris.unlocked, bytes, quiet));
    expect(counts).toMatchObject({ new: 0, changed: 0, refusal: null });
  });
});

describe('what is shown of a file is told by what is in it', () => {
  const text = (value: string): Uint8Array => new TextEncoder().encode(value);
  it.each([
    ['SVG', text('<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>'), 'text'],
    ['HTML', text('<!doctype html><script>x()</script>'), 'text'],
    ['UTF-16 with its mark', Buffer.from('\ufeffтекст', 'utf16le'), 'text'],
    ['PDF', text('%PDF-1.7\n'), 'pdf'],
    ['bytes that are no text', Uint8Array.of(0xc0, 0x80), 'other'],
    ['a NUL in text', text('a\0b'), 'other'],
    [
      'a picture without pixels',
      Buffer.from('89504e470d0a1a0a0000000d494844520000000000000001', 'hex'),
      'other',
    ],
    [
      'a picture of 4 thousand million pixels',
      Buffer.from('89504e470d0a1a0a0000000d494844520000ffff0000ffff', 'hex'),
      'too large',
    ],
    [
      'a long thin picture',
      Buffer.from('89504e470d0a1a0a0000000d494844520000400100000001', 'hex'),
      'too large',
    ],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d494844520000400000000001', 'hex'), 'image'],
  ])('%s', (_, bytes, kind) => {
    expect(contentOf(bytes).kind).toBe(kind);
  });

  it('of long text the beginning', () => {
    const shown = contentOf(text('x'.repeat(300_000)));
    expect(shown).toEqual({ kind: 'text', text: 'x'.repeat(200_000), cut: true });
  });
});
