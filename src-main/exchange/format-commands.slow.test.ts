import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Exchange, SignedChange } from '../actions/ports/exchange.ts';
import type { Certificate, OwnIdentity } from '../actions/ports/pgp.ts';
import { createPgpForExchange } from '../pgp/for-exchange.ts';
import { contentOf, craftTar, draftOf, scoutsHere, type Crafting } from './crafted-bundle.ts';
import { createExchange } from './exchange.ts';
import type { SignedStatement } from '../actions/ports/statement.ts';
import { encodeStatements } from './statement-lines.ts';
import { readTar, writeTar } from './ustar.ts';

/* Runs the commands of docs/format.md as they stand there, with GnuPG as the recipient. */

const pgp = createPgpForExchange();
const now = new Date('2026-03-14T12:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'corridor-format-'));
const env = { ...process.env, GNUPGHOME: join(folder, 'gnupg'), LC_ALL: 'C' };
let exchange: Exchange;
let ana: OwnIdentity;
let cleo: OwnIdentity;
let recipient: Certificate;
let changes: SignedChange[];

/** Each marked block, and an echo of its title that is only reached when nothing in it failed. */
const script = (): string => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/format.md'), 'utf8');
  const blocks = [...text.matchAll(/^```sh title="check (\w+)"\n(.*?)^```$/gms)];
  return blocks.map(([, title, commands]) => `${commands}echo "passed ${title}"\n`).join('');
};

beforeAll(async () => {
  mkdirSync(env.GNUPGHOME, { mode: 0o700 });
  const gpg = (...options: string[]): Buffer =>
    execFileSync('gpg', ['--batch', ...options], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  gpg(
    '--passphrase',
    '',
    '--quick-generate-key',
    'Gustav <gustav@example.org>',
    'future-default',
    'default',
    'never',
  );
  const read = await pgp.readCertificate(gpg('--export'));
  if (!read.ok) throw new Error(read.refusal.code);
  recipient = read.value;
  exchange = createExchange(
    pgp,
    { bytes: (count) => randomBytes(count) },
    { now: () => now },
    scoutsHere(pgp),
  );
  ana = await pgp.createIdentity('Ana', now);
  cleo = await pgp.createIdentity('Cleo', now);
  changes = [
    await exchange.signChange(contentOf('Серая цапля'), ana),
    await exchange.signChange(contentOf('Crane'), cleo),
  ];
});

afterAll(() => {
  spawnSync('gpgconf', ['--kill', 'all'], { env });
  rmSync(folder, { recursive: true, force: true });
});

interface Run {
  readonly passed: readonly string[];
  readonly status: number | null;
  readonly output: string;
}

/** A folder as the document asks for it, and the document's commands in it. */
function run(bundle: Uint8Array): Run {
  const work = mkdtempSync(join(folder, 'work-'));
  writeFileSync(join(work, 'bundle.pgp'), bundle);
  writeFileSync(join(work, 'sender.asc'), pgp.armorCertificate(ana.certificate));
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script()], {
    cwd: work,
    env,
    encoding: 'utf8',
  });
  const passed = [...stdout.matchAll(/^passed (\w+)$/gm)].map(([, title]) => title ?? '');
  return { passed, status, output: `${stdout}\n${stderr}` };
}

const crafted = async (crafting: Partial<Crafting>, sealer = ana): Promise<Run> => {
  const certificates = [ana.certificate, cleo.certificate];
  const wires = changes.map(({ wire }) => wire);
  const tar = await craftTar(pgp, { from: ana, to: recipient, changes: wires, certificates, ...crafting });
  return run(await pgp.sealForOne(tar, recipient, sealer, false, now));
};
const steps = ['open', 'members', 'identities', 'manifest', 'changes', 'statements', 'journal'];

describe('the commands of docs/format.md', () => {
  test('a bundle to a GnuPG key: good signatures everywhere, and its contents', async () => {
    const { bytes } = await exchange.writeBundle({
      manifest: draftOf(),
      own: ana,
      to: recipient,
      aead: false,
      changes: changes.map(({ wire }) => wire),
      certificates: [ana.certificate, cleo.certificate],
    });
    const { passed, status, output } = run(bytes);
    expect(passed, output).toEqual(steps);
    expect(status).toBe(0);
    // Inline, manifest, two changes.
    expect(output.match(/Good signature from "Ana"/g)).toHaveLength(3);
    expect(output.match(/Good signature from "Cleo"/g)).toHaveLength(1);
    // Without the hex digits of keys, some of which read BAD.
    expect(output.replaceAll(/[0-9A-F]{16,}/g, '')).not.toMatch(/BAD|FAILED/);
    expect(output).toContain(`from ${ana.certificate.digest}`);
    for (const { id } of changes) expect(output).toContain(`change ${id}`);
    expect(output).toContain('["field/alias","Серая цапля"]');
    expect(output).toContain('changes.jsonl: OK');
  });

  test('statements: signed by all whom they need; and not, by somebody else', async () => {
    const said = { author: ana.certificate.digest, at: '2026-03-14T12:00:00Z' };
    const news = await exchange.signStatement(
      { what: 'identity replaced', ...said, successor: cleo.certificate.digest },
      [ana, cleo],
    );
    const write = (wire: SignedStatement['wire']) =>
      craftTar(pgp, {
        from: ana,
        to: recipient,
        certificates: [ana.certificate, cleo.certificate],
        members: (all) =>
          all.toSpliced(-1, 0, { name: 'statements.jsonl', content: encodeStatements([wire]) }),
      });
    const sealed = async (wire: SignedStatement['wire']) =>
      run(await pgp.sealForOne(await write(wire), recipient, ana, false, now));
    const { passed, output } = await sealed(news.wire);
    expect(passed, output).toEqual(steps);
    expect(output).toContain(`statement ${news.id} {"v":1,"what":"identity replaced"`);
    const [first = ''] = news.wire.signatures;
    for (const signatures of [[first], [first, first], [...news.wire.signatures, first]]) {
      const forged = await sealed({ ...news.wire, signatures });
      expect(forged.passed).toEqual(steps.slice(0, -2));
      expect(forged.status).not.toBe(0);
    }
  });

  test('an audit bundle: nothing disclosed, the journal whole and signed; and not, with an entry altered', async () => {
    const first = exchange.nextJournalEntry(exchange.journalStart, { what: 'sent', count: 1 });
    const second = exchange.nextJournalEntry(first, { what: 'erased', count: 2 });
    const write = (journal: (typeof first)[]) =>
      exchange.writeBundle({
        manifest: draftOf({ preset: 'auditor', journal: { number: 2, head: second.head } }),
        own: ana,
        to: recipient,
        aead: false,
        changes: changes.map(({ wire }) => exchange.withhold(wire, () => false)),
        certificates: [ana.certificate, cleo.certificate],
        journal,
      });
    const { passed, output } = run((await write([first, second])).bytes);
    expect(passed, output).toEqual(steps);
    expect(output).toContain(`journal 2 ${second.head}`);
    expect(output).not.toContain('field/');
    const altered = run((await write([{ ...first, event: { what: 'received' } }, second])).bytes);
    expect(altered.passed).toEqual(steps.slice(0, -1));
    expect(altered.status).not.toBe(0);
  });

  test('a crafted bundle without a fault passes, so that the faults below are what fails', async () => {
    expect((await crafted({})).passed).toEqual(steps);
  });

  test('an altered file', async () => {
    const tar = await craftTar(pgp, { from: ana, to: recipient });
    const bundle = Buffer.from(await pgp.sealForOne(tar, recipient, ana, false, now));
    bundle[2000] = (bundle[2000] ?? 0) ^ 1;
    const { passed, status, output } = run(bundle);
    expect(passed).toEqual([]);
    expect(status, output).not.toBe(0);
    expect(output).toContain('BAD signature');
  });

  test('sealed by somebody else', async () => {
    expect((await crafted({}, cleo)).passed).toEqual([]);
  });

  test('a name that climbs', async () => {
    const { passed } = await crafted({
      stored: (all) => [...all, { name: '../climbed', content: Uint8Array.of(1) }],
    });
    expect(passed).toEqual([]);
  });

  test('an altered member', async () => {
    const spoil = (content: Uint8Array): Uint8Array => Buffer.from(content).fill('A', 20, 21);
    const { passed, output } = await crafted({
      stored: (all) =>
        all.map((one) => (one.name === 'changes.jsonl' ? { ...one, content: spoil(one.content) } : one)),
    });
    expect(passed).toEqual(['open']);
    expect(output).toContain('changes.jsonl: FAILED');
  });

  test('a member that is not listed', async () => {
    const { passed } = await crafted({
      stored: (all) => [...all, { name: `files/${'ab'.repeat(32)}`, content: Uint8Array.of(1) }],
    });
    expect(passed).toEqual(['open']);
  });

  test("a certificate under another's name", async () => {
    const content = Buffer.from(pgp.armorCertificate(ana.certificate));
    const { passed } = await crafted({
      members: (all) =>
        all.map((one) => (one.name.includes(cleo.certificate.digest) ? { ...one, content } : one)),
    });
    expect(passed).toEqual(['open', 'members']);
  });

  test('a sender who is not the one whose certificate was given', async () => {
    expect((await crafted({ from: cleo }, ana)).passed).toEqual(['open', 'members']);
  });

  test('a manifest signed by somebody else, or altered after it was signed', async () => {
    expect((await crafted({ signer: cleo })).passed).toEqual(['open', 'members', 'identities']);
    const later = (content: Uint8Array): Uint8Array =>
      Buffer.from(Buffer.from(content).toString().replace('2026-03-14', '2026-03-15'));
    const altered = await crafted({
      stored: (all) =>
        all.map((one) => (one.name === 'manifest.json' ? { ...one, content: later(one.content) } : one)),
    });
    expect(altered.passed).toEqual(['open', 'members', 'identities']);
    expect(altered.output).toContain('BAD signature');
  });

  test("a change with another's signature", async () => {
    const [first, second] = changes.map(({ wire }) => wire);
    if (first === undefined || second === undefined) throw new Error('two changes');
    const { passed } = await crafted({ changes: [{ ...first, signature: second.signature }] });
    expect(passed).toEqual(['open', 'members', 'identities', 'manifest']);
  });

  test('a disclosure that its header does not list', async () => {
    const [first, second] = changes.map(({ wire }) => wire);
    if (first === undefined || second === undefined) throw new Error('two changes');
    const { passed, output } = await crafted({
      changes: [{ ...first, disclosures: second.disclosures.slice(0, 1) }],
    });
    expect(passed).toEqual(['open', 'members', 'identities', 'manifest']);
    expect(output.match(/Good signature from "Ana"/g)).toHaveLength(3);
  });

  test('GNU tar writes the archive byte for byte as the document says', async () => {
    const work = mkdtempSync(join(folder, 'tar-'));
    const tar = await craftTar(pgp, { from: ana, to: recipient, changes: changes.map(({ wire }) => wire) });
    const members = readTar(tar);
    if (!members.ok) throw new Error('refused');
    mkdirSync(join(work, 'certs'));
    for (const { name, content } of members.value) writeFileSync(join(work, name), content);
    const options = [
      '--format=ustar',
      '-b1',
      '--mode=0600',
      '--owner=0',
      '--group=0',
      '--numeric-owner',
      '--mtime=@0',
    ];
    const names = members.value.map(({ name }) => name);
    const made = execFileSync('tar', ['--create', ...options, ...names], { cwd: work, maxBuffer: 2 ** 26 });
    expect(made.equals(tar)).toBe(true);
    expect(made.equals(writeTar(members.value))).toBe(true);
  });
});
