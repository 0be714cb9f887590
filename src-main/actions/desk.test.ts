import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoPassphrase as passphrase, must, type Party } from '../cli/demo/party.ts';
import type { Result } from '../domain/result.ts';
import { generateRecoveryCode, isSameRecoveryCode } from '../vault/recovery-code.ts';
import { addContact } from './add-contact.ts';
import { createDeskOver } from './desk.ts';
import { exportBundle } from './export-bundle.ts';
import { planBundle } from './plan-bundle.ts';
import type { Desk, DeskCommandName, DeskContext } from './ports/desk.ts';
import { certificateText } from './save-key.ts';
import { Stage, testCost } from './testing/parties.ts';

let stage: Stage;
let desk: Desk;
let dora: Party;
beforeEach(async () => {
  stage = await Stage.open();
  desk = newDesk();
});
afterEach(async () => {
  await desk.close();
  await stage.close();
});

const newDesk = (): Desk =>
  createDeskOver({
    tools: stage.parts.tools,
    vaults: stage.parts.vaults,
    place: { path: stage.path('desk.vault'), anchor: stage.path('desk.anchor'), cost: testCost },
    recoveryCodes: {
      make: () => generateRecoveryCode(stage.parts.tools.randomness),
      isSame: isSameRecoveryCode,
    },
  });

const context: DeskContext = { progress: () => undefined };
const at = (name: string): DeskContext => ({ ...context, path: stage.path(name) });
const noId = '0'.repeat(32);
const noDigest = '0'.repeat(64);
const own = { passphrase, name: 'anna', role: 'coordinator' } as const;

const code = (result: Result<unknown>): string => (result.ok ? 'ok' : result.refusal.code);
const create = () => desk.handlers['vault.create'](own, context);

/** Everything that a window may ask, in a form that would be answered. */
const calls: { readonly [N in DeskCommandName]: Parameters<Desk['handlers'][N]>[0] } = {
  'vault.create': own,
  'vault.unlock': { passphrase },
  'vault.passphrase': { old: passphrase, next: passphrase },
  'vault.backup': { passphrase },
  'vault.check': undefined,
  'vault.recoveryCode': undefined,
  'vault.confirmRecoveryCode': { code: 'x' },
  'identity.show': undefined,
  'identity.saveCertificate': undefined,
  'identity.saveRevocation': undefined,
  'identity.saveSecret': { passphrase },
  'contact.list': undefined,
  'contact.inspect': { bytes: new Uint8Array() },
  'contact.add': { bytes: new Uint8Array(), role: 'coordinator' },
  'contact.trust': { digest: noDigest, state: 'verified' },
  'contact.role': { digest: noDigest, role: 'shelter' },
  'schema.show': undefined,
  'record.put': { type: 'case', fields: { alias: 'x' } },
  'record.get': { id: noId },
  'record.list': { type: 'case' },
  'record.history': { id: noId },
  'record.search': { text: 'x', limit: 10 },
  'record.undo': { id: noId, action: 'x' },
  'record.erase': { id: noId },
  'draft.save': { key: 'x', value: 'x' },
  'draft.list': undefined,
  'case.list': {},
  'case.page': { id: noId },
  'house.list': undefined,
  'house.page': { id: noId },
  'step.list': {},
  'conflict.list': undefined,
  'conflict.resolve': { id: noId, slot: 'alias', value: 'x' },
  'conflict.answer': { id: noId, slot: 'alias', change: noDigest, accept: true },
  'bundle.plan': { to: noDigest, preset: 'coordinator', cases: [], addresses: false },
  'bundle.export': { token: 'x' },
  'bundle.inspect': { bytes: new Uint8Array() },
  'bundle.choose': undefined,
  'bundle.apply': { token: 'x' },
  'bundle.cancel': undefined,
};
const names = Object.keys(calls) as DeskCommandName[];
const ask = (name: DeskCommandName): Promise<Result<unknown>> =>
  (desk.handlers[name] as (input: unknown, context: DeskContext) => Promise<Result<unknown>>)(
    calls[name],
    at('file'),
  );

describe('before the vault is open', () => {
  it('every command of the contract is known', () => {
    expect(Object.keys(desk.handlers).toSorted()).toEqual(names.toSorted());
  });

  it.each(names.filter((name) => !['vault.create', 'vault.unlock', 'bundle.cancel'].includes(name)))(
    '%s: locked',
    async (name) => {
      expect(code(await ask(name))).toBe('locked');
      expect(desk.state()).toEqual({ open: false, clockBehind: false, restored: false });
    },
  );

  it('there is nothing to unlock, and nothing comes of a weak passphrase or no name', async () => {
    expect(code(await desk.handlers['vault.unlock']({ passphrase }, context))).toBe('vault-missing');
    expect(code(await desk.handlers['vault.create']({ ...own, passphrase: 'x' }, context))).toBe(
      'passphrase-weak',
    );
    expect(code(await desk.handlers['vault.create']({ ...own, name: ' ' }, context))).toBe('name-empty');
    await desk.idle();
    expect(code(await create())).toBe('ok');
  });
});

describe('an open vault', () => {
  it('is neither made nor opened a second time', async () => {
    expect(code(await create())).toBe('ok');
    expect(code(await create())).toBe('vault-open-elsewhere');
    expect(code(await desk.handlers['vault.unlock']({ passphrase }, context))).toBe('vault-open-elsewhere');
    const second = newDesk();
    expect(code(await second.handlers['vault.create'](own, context))).toBe('vault-exists');
    expect(code(await second.handlers['vault.unlock']({ passphrase }, context))).toBe('vault-open-elsewhere');
    await second.close();
  });

  it('answers or refuses every command by name; none throws', async () => {
    await create();
    for (const name of names) expect(code(await ask(name)), name).toMatch(/^[a-z-]+$/);
  });

  it('is there again after a restart, and a wrong passphrase opens nothing', async () => {
    await create();
    const put = must(
      await desk.handlers['record.put']({ type: 'case', fields: { alias: 'Heron' } }, context),
    );
    await desk.close();
    desk = newDesk();
    const wrong = await desk.handlers['vault.unlock']({ passphrase: `${passphrase} no` }, context);
    expect(code(wrong)).toBe('unlock-failed');
    expect(code(await desk.handlers['record.get']({ id: put.id }, context))).toBe('locked');
    must(await desk.handlers['vault.unlock']({ passphrase }, context));
    expect(must(await desk.handlers['record.get']({ id: put.id }, context)).values).toMatchObject({
      alias: 'Heron',
    });
  });

  it('does not call its clock behind for what was recorded this very second', async () => {
    await create();
    await desk.handlers['record.put']({ type: 'case', fields: { alias: 'Heron' } }, context);
    expect(desk.state()).toMatchObject({ open: true, clockBehind: false });
  });

  it('takes a recovery code only as it was shown', async () => {
    await create();
    const confirm = (typed: string) => desk.handlers['vault.confirmRecoveryCode']({ code: typed }, context);
    expect(code(await confirm(''))).toBe('digest-differs');
    const shown = must(await desk.handlers['vault.recoveryCode'](undefined, context)).code;
    expect(code(await confirm(shown.slice(0, -1)))).toBe('digest-differs');
    expect(code(await confirm(shown))).toBe('ok');
    expect(code(await confirm(shown))).toBe('digest-differs');
  });

  it('finds the twenty-first case, too, when the list is cut at twenty', async () => {
    await create();
    for (let at = 1; at <= 21; at += 1)
      await desk.handlers['record.put'](
        { type: 'case', fields: { alias: at === 21 ? 'Zander' : `Heron ${at}` } },
        context,
      );
    const list = (request: Parameters<Desk['handlers']['case.list']>[0]) =>
      desk.handlers['case.list']({ sortBy: 'alias', ...request }, context);
    expect(
      must(await list({ text: 'zander', limit: 20 })).map(({ record }) => record.values['alias']),
    ).toEqual(['Zander']);
    expect(must(await list({ limit: 20 }))).toHaveLength(20);
    expect(must(await list({ limit: 20, offset: 20 }))).toHaveLength(1);
  });

  it('takes large inputs for what they are', async () => {
    await create();
    const put = (fields: Record<string, string>) =>
      desk.handlers['record.put']({ type: 'case', fields }, context);
    expect(code(await put({ danger: 'x'.repeat(20_000) }))).toBe('ok');
    expect(code(await put({ danger: 'x'.repeat(20_001) }))).toBe('field-value-bad');
    const bytes = new Uint8Array(64 * 1024 * 1024);
    expect(code(await desk.handlers['contact.inspect']({ bytes }, context))).toMatch(/^certificate-/);
    expect(code(await desk.handlers['bundle.inspect']({ bytes }, context))).toMatch(/^bundle-/);
    const search = await desk.handlers['record.search']({ text: '"*('.repeat(160), limit: 200 }, context);
    expect(code(search)).toBe('ok');
  });
});

describe('what was shown and may be confirmed', () => {
  beforeEach(async () => {
    await create();
    dora = await stage.party('dora');
    const bytes = new TextEncoder().encode(certificateText(dora.unlocked));
    must(await desk.handlers['contact.add']({ bytes, role: 'coordinator' }, context));
    must(await desk.handlers['identity.saveCertificate'](undefined, at('anna.asc')));
    const { digest } = must(await desk.handlers['identity.show'](undefined, context));
    const { unlocked } = dora;
    must(await addContact(unlocked, await readFile(stage.path('anna.asc')), 'coordinator'));
    expect(unlocked.vault.read.contact(digest)?.state).toBe('accepted');
  });

  const plan = async (): Promise<string> => {
    const { id } = must(
      await desk.handlers['record.put']({ type: 'case', fields: { alias: 'Heron' } }, context),
    );
    const request = { to: dora.digest, preset: 'coordinator' as const, cases: [id], addresses: false };
    return must(await desk.handlers['bundle.plan'](request, context)).token;
  };
  const exportTo = async (token: string, name: string) =>
    code(await desk.handlers['bundle.export']({ token }, at(name)));

  /** Into `in.pgp`. Gives the case that it holds. */
  async function bundleOfDora(): Promise<string> {
    const id = await dora.put('case', { alias: 'Egret' });
    const { digest } = must(await desk.handlers['identity.show'](undefined, context));
    const request = { to: digest, preset: null, cases: [id], addresses: false };
    const planned = must(await planBundle(dora.unlocked, request));
    must(await exportBundle(dora.unlocked, planned, stage.path('in.pgp'), false));
    return id;
  }

  it('a plan is good for one file, and for one more try elsewhere when that could not be written', async () => {
    const token = await plan();
    expect(await exportTo('0'.repeat(32), 'a.pgp')).toBe('no-such-preview');
    expect(await exportTo(token, 'no/such/folder/a.pgp')).toBe('file-unwritable');
    expect(await exportTo(token, 'a.pgp')).toBe('ok');
    expect(await exportTo(token, 'b.pgp')).toBe('no-such-preview');
  });

  it('a plan ends with the next one, with cancelling, and with what is written after it', async () => {
    const first = await plan();
    const second = await plan();
    expect(await exportTo(first, 'a.pgp')).toBe('no-such-preview');
    await desk.handlers['bundle.cancel'](undefined, context);
    expect(await exportTo(second, 'a.pgp')).toBe('no-such-preview');
    const third = await plan();
    await desk.handlers['record.put']({ type: 'case', fields: { alias: 'Wren' } }, context);
    expect(await exportTo(third, 'a.pgp')).toBe('no-such-preview');
  });

  it('a draft that is saved meanwhile makes no plan stale', async () => {
    const token = await plan();
    await desk.handlers['draft.save']({ key: 'new:case:', value: { alias: 'W' } }, context);
    expect(await exportTo(token, 'a.pgp')).toBe('ok');
  });

  it('a preview is good for one import, and ends with the next look, a bad one too', async () => {
    const id = await bundleOfDora();
    const choose = () => desk.handlers['bundle.choose'](undefined, at('in.pgp'));
    const apply = async (token: string) => code(await desk.handlers['bundle.apply']({ token }, context));

    const first = must(await choose()).token;
    const bad = await desk.handlers['bundle.inspect']({ bytes: new Uint8Array([1]) }, context);
    expect(bad.ok).toBe(false);
    expect(await apply(first)).toBe('no-such-preview');
    const second = must(await choose()).token;
    expect(await apply(second)).toBe('ok');
    expect(await apply(second)).toBe('no-such-preview');
    expect(must(await desk.handlers['record.get']({ id }, context)).values).toMatchObject({ alias: 'Egret' });
  });

  it('a preview goes stale by what is written while it is being made', async () => {
    await bundleOfDora();
    const bytes = await readFile(stage.path('in.pgp'));
    const looking = desk.handlers['bundle.inspect']({ bytes }, context);
    must(await desk.handlers['record.put']({ type: 'case', fields: { alias: 'Wren' } }, context));
    const { token } = must(await looking);
    expect(code(await desk.handlers['bundle.apply']({ token }, context))).toBe('no-such-preview');
  });
});
