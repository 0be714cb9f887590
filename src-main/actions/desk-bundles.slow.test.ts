import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoPassphrase as passphrase, must, type Party } from '../cli/demo/party.ts';
import type { Result } from '../domain/result.ts';
import { generateRecoveryCode, isSameRecoveryCode } from '../vault/recovery-code.ts';
import { addContact } from './add-contact.ts';
import { createDeskOver } from './desk.ts';
import { exportBundle } from './export-bundle.ts';
import { planBundle } from './plan-bundle.ts';
import type { Desk, DeskContext } from './ports/desk.ts';
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
const own = { passphrase, name: 'anna', role: 'coordinator' } as const;

const code = (result: Result<unknown>): string => (result.ok ? 'ok' : result.refusal.code);
const create = () => desk.handlers['vault.create'](own, context);

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
