import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { demoPassphrase as passphrase, must, type Party } from '../cli/demo/party.ts';
import type { IdentityDigest } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { generateRecoveryCode, isSameRecoveryCode } from '../vault/recovery-code.ts';
import { addContact } from './add-contact.ts';
import { createDeskOver } from './desk.ts';
import { exportToFolder } from './export-to-folder.ts';
import { planBundle } from './plan-bundle.ts';
import type { Desk, DeskContext } from './ports/desk.ts';
import { certificateText } from './save-key.ts';
import { Stage, testCost } from './testing/parties.ts';

let stage: Stage;
let desk: Desk;
let dora: Party;
let folder = '';
const context: DeskContext = { progress: () => undefined };
const code = (result: Result<unknown>): string => (result.ok ? 'ok' : result.refusal.code);

beforeEach(async () => {
  stage = await Stage.open();
  folder = stage.outside('shared');
  mkdirSync(folder);
  desk = createDeskOver({
    tools: stage.parts.tools,
    vaults: stage.parts.vaults,
    place: { path: stage.path('desk.vault'), anchor: stage.path('desk.anchor'), cost: testCost },
    recoveryCodes: {
      make: () => generateRecoveryCode(stage.parts.tools.randomness),
      isSame: isSameRecoveryCode,
    },
  });
  const own = { passphrase, name: 'anna', role: 'coordinator' } as const;
  must(await desk.handlers['vault.create'](own, context));
  dora = await stage.party('dora');
  const bytes = new TextEncoder().encode(certificateText(dora.unlocked));
  must(await desk.handlers['contact.add']({ bytes, role: 'coordinator' }, context));
  const file = stage.path('anna.asc');
  must(await desk.handlers['identity.saveCertificate'](undefined, { ...context, path: file }));
  must(await addContact(dora.unlocked, readFileSync(file), 'coordinator'));
});
afterEach(async () => {
  await desk.close();
  await stage.close();
});

const choose = () => desk.handlers['folder.choose'](undefined, { ...context, path: folder });
const scan = () => desk.handlers['folder.scan'](undefined, context);
const open = (file: string) => desk.handlers['folder.open']({ file }, context);

/** Gives its path. */
async function bundleOfDora(): Promise<string> {
  const id = await dora.put('case', { alias: 'Egret' });
  const { digest } = must(await desk.handlers['identity.show'](undefined, context));
  const request = { to: digest, preset: null, cases: [id], addresses: false };
  const plan = must(await planBundle(dora.unlocked, request));
  return `${folder}/${must(await exportToFolder(dora.unlocked, plan, folder)).file}`;
}

async function found(): Promise<string> {
  const { files } = must(await scan());
  const [file] = files;
  if (file?.state !== 'ready') throw new Error('nothing was found');
  return file.file;
}

it('nothing is scanned, opened or put anywhere before a folder is chosen', async () => {
  expect(must(await desk.handlers['folder.show'](undefined, context))).toEqual({ name: null });
  expect(code(await scan())).toBe('folder-not-chosen');
  expect(code(await open('0'.repeat(64)))).toBe('file-changing');
  must(await choose());
  expect(must(await desk.handlers['folder.show'](undefined, context))).toEqual({ name: 'shared' });
});

it('a plan is good for one file in the folder, and may be tried again when there is no folder yet', async () => {
  const saved = must(
    await desk.handlers['record.put']({ type: 'case', fields: { alias: 'Heron' } }, context),
  );
  const request = {
    to: dora.digest,
    preset: 'coordinator' as const,
    cases: [saved.id],
    addresses: false,
  };
  const put = async (token: string) => code(await desk.handlers['bundle.exportToFolder']({ token }, context));
  const first = must(await desk.handlers['bundle.plan'](request, context)).token;
  expect(await put('0'.repeat(32))).toBe('no-such-preview');
  expect(await put(first)).toBe('folder-not-chosen');
  must(await choose());
  expect(await put(first)).toBe('ok');
  expect(await put(first)).toBe('no-such-preview');
  expect(readdirSync(folder)).toHaveLength(1);
  expect(must(await scan())).toMatchObject({ files: [], own: 1 });
});

it('what was found is opened, previewed and applied; then it is known', async () => {
  await bundleOfDora();
  must(await choose());
  const preview = must(await open(await found()));
  expect(preview.sender.name).toBe('dora');
  expect(must(await scan()).files).toHaveLength(1);
  // Another look ends what the one before has shown.
  const { token } = preview;
  expect(code(await desk.handlers['bundle.apply']({ token }, context))).toBe('no-such-preview');
  const again = must(await open(await found()));
  must(await desk.handlers['bundle.apply']({ token: again.token }, context));
  expect(must(await scan())).toMatchObject({ files: [], known: 1 });
});

it('nothing is opened but what the scan has found, as it was then', async () => {
  const path = await bundleOfDora();
  must(await choose());
  const file = await found();
  expect(code(await open('0'.repeat(64)))).toBe('file-changing');
  const bytes = readFileSync(path);
  appendFileSync(path, 'x');
  expect(code(await open(file))).toBe('file-changing');
  writeFileSync(path, bytes);
  expect(code(await open(file))).toBe('file-changing');
  expect(code(await open(await found()))).toBe('ok');
});

it('forgetting the folder forgets what was found in it', async () => {
  await bundleOfDora();
  must(await choose());
  const file = await found();
  must(await desk.handlers['folder.forget'](undefined, context));
  expect(code(await open(file))).toBe('file-changing');
  expect(readdirSync(folder)).toHaveLength(1);
  expect(code(await scan())).toBe('folder-not-chosen');
});

it('a scan is cancelled like any reading', async () => {
  await bundleOfDora();
  must(await choose());
  const scanning = scan();
  await desk.handlers['bundle.cancel'](undefined, context);
  expect(code(await scanning)).toBe('cancelled');
});

it('a fork that a scan has found is kept by what the scan found of it, and by nothing else', async () => {
  await choose();
  const path = await bundleOfDora();
  must(await desk.handlers['bundle.apply']({ token: must(await open(await found())).token }, context));
  const { digest } = must(await desk.handlers['identity.show'](undefined, context));
  const { exchange, own, vault } = dora.unlocked;
  const sent = vault.read.channelTo(digest as IdentityDigest);
  const to = vault.read.contact(digest as IdentityDigest);
  if (sent === null || to === null) throw new Error('nothing was sent');
  const { bytes } = await exchange.writeBundle({
    manifest: {
      channel: sent.channel,
      number: 1,
      previous: null,
      follows: null,
      day: '2027-03-12',
      preset: 'coordinator',
      acknowledgements: [],
      journal: exchange.journalStart,
    },
    own,
    to: must(await dora.unlocked.pgp.readCertificate(to.certificate)),
    aead: true,
    changes: [],
    certificates: [own.certificate],
  });
  writeFileSync(path.replace(/[^/]+$/, 'fork.pgp'), bytes);
  const [file] = must(await scan()).files;
  expect(file).toMatchObject({
    state: 'refused',
    name: 'fork.pgp',
    refusal: 'bundle-fork',
    fork: { number: 1, sender: { digest: dora.digest } },
  });
  const keep = (named: string) => desk.handlers['folder.keepWarning']({ file: named }, context);
  expect(code(await keep('0'.repeat(64)))).toBe('no-such-preview');
  if (file?.state !== 'refused' || file.fork === null) throw new Error('no fork');
  expect(must(await keep(file.fork.file))).toEqual({ warning: 'kept' });
  const contacts = must(await desk.handlers['contact.list'](undefined, context));
  expect(contacts.flatMap(({ warnings }) => warnings)).toMatchObject([{ kind: 'fork', number: 1 }]);
});
