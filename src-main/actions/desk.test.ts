import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoPassphrase as passphrase, must } from '../cli/demo/party.ts';
import type { Result } from '../domain/result.ts';
import { generateRecoveryCode, isSameRecoveryCode } from '../vault/recovery-code.ts';
import { createDeskOver } from './desk.ts';
import type { Desk, DeskCommandName, DeskContext } from './ports/desk.ts';
import { Stage, testCost } from './testing/parties.ts';

let stage: Stage;
let desk: Desk;
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
  'vault.makeSample': { language: 'en' },
  'vault.passphrase': { old: passphrase, next: passphrase },
  'vault.backup': { passphrase },
  'vault.check': undefined,
  'vault.settle': undefined,
  'vault.recoveryCode': undefined,
  'vault.confirmRecoveryCode': { code: 'x' },
  'identity.show': undefined,
  'identity.saveCertificate': undefined,
  'identity.saveRevocation': undefined,
  'identity.saveSecret': { passphrase },
  'key.show': undefined,
  'key.rotate': undefined,
  'key.destroyOld': { sure: true },
  'key.revoke': { reason: 'retired', name: 'anna' },
  'contact.list': undefined,
  'contact.inspect': { bytes: new Uint8Array() },
  'contact.add': { bytes: new Uint8Array(), role: 'coordinator' },
  'contact.trust': { digest: noDigest, state: 'verified' },
  'key.replace': { name: 'anna', next: 'anya' },
  'contact.handOver': { digest: noDigest },
  'contact.role': { digest: noDigest, role: 'shelter' },
  'contact.settle': { digest: noDigest },
  'schema.show': undefined,
  'record.put': { type: 'case', fields: { alias: 'x' } },
  'record.get': { id: noId },
  'record.list': { type: 'case' },
  'record.history': { id: noId },
  'record.search': { text: 'x', limit: 10 },
  'record.undo': { id: noId, action: 'x' },
  'record.undoSeveral': { ids: [noId], action: 'x' },
  'record.erase': { id: noId },
  'erasure.plan': { id: noId },
  'erasure.ask': { wish: { id: noId }, ask: { to: [noDigest], reason: 'danger' } },
  'erasure.list': undefined,
  'erasure.waiting': undefined,
  'erasure.answer': { request: noDigest, answer: 'declined' },
  'assessment.show': { case: noId },
  'assessment.suggest': { answers: {} },
  'assessment.record': { case: noId, answers: {} },
  'case.timeline': { id: noId },
  'case.closing': { id: noId },
  'case.close': { id: noId, reason: 'withdrew' },
  'case.reopen': { id: noId, reason: 'x' },
  'case.handOver': { cases: [noId], owner: 'x' },
  'journey.show': { case: noId },
  'document.readLines': { person: noId, typed: 'x' },
  'document.fromLines': {
    person: noId,
    typed: 'x',
    take: { trueName: true, birthDate: true, citizenship: true },
  },
  'draft.save': { key: 'x', value: 'x' },
  'draft.list': undefined,
  'intake.take': { alias: 'x' },
  'intake.duplicates': { alias: 'x' },
  'duplicate.ofCase': { id: noId },
  'duplicate.flagged': undefined,
  'duplicate.notSame': { pairs: [[noId, noId]] },
  'vetting.show': { id: noId },
  'vetting.conclude': { case: noId, outcome: 'accepted' },
  'vouch.ask': { case: noId, contact: noDigest, text: 'x' },
  'vouch.questions': undefined,
  'vouch.answer': { id: noId, text: 'x' },
  'case.list': {},
  'case.page': { id: noId },
  'share.show': { id: noId },
  'house.list': undefined,
  'house.page': { id: noId },
  'drill.run': { start: { kind: 'person', id: noId } },
  'drill.reach': { start: { kind: 'partner', id: noDigest }, who: noId, reached: true },
  'drill.tasks': {
    start: { kind: 'house', id: noId },
    at: 0,
    compromised: [],
    emergencies: [],
    notes: [],
  },
  'drill.save': { language: 'en', title: 'x', sections: [] },
  'pathway.print': { language: 'en', title: 'x', lead: [], sections: [] },
  'pathway.tryAppointment': {
    step: noId,
    appointment: null,
    at: { at: '2027-03-12T09:30:00Z', zone: 'Europe/Berlin' },
    place: '',
    country: null,
  },
  'place.suggest': { case: noId, from: '2027-03-12', until: null },
  'place.timeline': { from: '2027-03-12', nights: 14 },
  'place.helpers': undefined,
  'stay.place': {
    case: noId,
    house: noId,
    parts: [{ unit: null, guests: 1 }],
    from: '2027-03-12',
    until: null,
    language: 'en',
  },
  'stay.move': {
    stay: noId,
    house: noId,
    parts: [{ unit: null, guests: 1 }],
    from: '2027-03-12',
    until: null,
    language: 'en',
  },
  'template.list': undefined,
  'template.show': { template: 'none' },
  'template.preview': { template: {}, people: 1, anchors: {}, language: 'en' },
  'template.save': { template: {} },
  'template.import': undefined,
  'template.export': { template: 'none' },
  'pathway.copy': { case: noId, template: 'none', people: [], anchors: {}, language: 'en' },
  'pathway.addPerson': { pathway: noId, person: noId, language: 'en' },
  'pathway.difference': { pathway: noId, language: 'en' },
  'pathway.takeUpdate': { pathway: noId, to: 'none', taken: [], left: [], language: 'en' },
  'shelter.show': { zone: 'UTC' },
  'shelter.unsent': undefined,
  'shelter.reply': { kind: 'canTake', stay: noId },
  'shelter.seen': { stays: [noId] },
  'shelter.saveArrivals': { zone: 'UTC', language: 'en' },
  'shelter.said': { house: null, stays: [noId], zone: 'UTC' },
  'pathway.plan': { pathway: noId },
  'templateDraft.check': {
    language: 'en',
    template: {
      id: '',
      version: '',
      country: '',
      kind: '',
      title: {},
      summary: {},
      anchors: [],
      sources: [],
      unconfirmed: [],
      steps: [],
    },
  },
  'step.list': {},
  'pathwayList.steps': { order: 'due' },
  'pathwayList.papers': { order: 'pressing' },
  'pathwayList.appointments': { from: '2027-03-01', days: 7 },
  'pathway.compare': { case: noId, language: 'en' },
  'statistics.waiting': undefined,
  'checkin.record': { case: noId, outcome: 'safe', zone: 'Europe/Moscow' },
  'watch.list': undefined,
  'watch.handOver': { to: 'Boris', watches: [noId] },
  'conflict.list': undefined,
  'conflict.resolve': { id: noId, slot: 'alias', value: 'x' },
  'conflict.answer': { id: noId, slot: 'alias', change: noDigest, accept: true },
  'case.planBulk': { cases: [noId], field: 'priority', value: 'urgent' },
  'case.applyBulk': { cases: [noId], field: 'priority', value: 'urgent', at: 0 },
  'case.bulkActs': undefined,
  'case.undoBulk': { action: noId },
  'today.show': undefined,
  'filter.list': undefined,
  'filter.save': { name: 'Berlin', filter: {} },
  'filter.delete': { id: 'mine' },
  'conflict.planSeveral': { places: [{ record: noId, slot: 'alias' }], choice: { by: 'newest' } },
  'conflict.resolveSeveral': {
    places: [{ record: noId, slot: 'alias' }],
    choice: { by: 'newest' },
    at: 0,
  },
  'file.list': { parent: noId },
  'file.attach': { parent: noId, name: 'x', bytes: new Uint8Array() },
  'file.open': { id: noId },
  'file.save': { id: noId, ending: 'pdf' },
  'bundle.plan': { to: noDigest, preset: 'coordinator', cases: [], addresses: false },
  'bundle.export': { token: 'x' },
  'bundle.exportToFolder': { token: 'x' },
  'bundle.inspect': { bytes: new Uint8Array() },
  'bundle.choose': undefined,
  'bundle.apply': { token: 'x' },
  'bundle.cancel': undefined,
  'bundle.keepWarning': undefined,
  'folder.show': undefined,
  'folder.choose': undefined,
  'folder.forget': undefined,
  'folder.scan': undefined,
  'folder.open': { file: noDigest },
  'folder.keepWarning': { file: noDigest },
  'received.list': {},
  'received.plan': { since: noDigest },
  'received.goBack': { since: noDigest, at: 0 },
  'received.distrust': { since: noDigest, author: noDigest, at: 0 },
  'quarantine.list': undefined,
  'quarantine.plan': { changes: [noDigest] },
  'quarantine.release': { changes: [noDigest] },
  'quarantine.leaveOut': { changes: [noDigest], out: true },
  'audit.show': undefined,
  'audit.export': { to: noDigest },
  'audit.verify': { files: [new Uint8Array()], pins: [noDigest], language: 'en' },
  'audit.saveJson': { token: 'x' },
  'audit.savePage': { token: 'x' },
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

  it('no vault with a public passphrase is made where somebody may work', async () => {
    expect(code(await ask('vault.makeSample'))).toBe('not-the-sample');
  });

  const open = ['vault.create', 'vault.unlock', 'vault.makeSample', 'bundle.cancel'];
  it.each(names.filter((name) => !open.includes(name)))('%s: locked', async (name) => {
    expect(code(await ask(name))).toBe('locked');
    expect(desk.state()).toEqual({ open: false, clockBehind: false, restored: false, erasedAgain: null });
  });

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
    expect(code(await confirm(''))).toBe('recovery-code-differs');
    const shown = must(await desk.handlers['vault.recoveryCode'](undefined, context)).code;
    expect(code(await confirm(shown.slice(0, -1)))).toBe('recovery-code-differs');
    expect(code(await confirm(shown))).toBe('ok');
    expect(code(await confirm(shown))).toBe('recovery-code-differs');
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
