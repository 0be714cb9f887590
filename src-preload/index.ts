import { contextBridge, ipcRenderer } from 'electron';
import type { Api, Method } from './contract/api.ts';
import {
  commandChannel,
  copiedChannel,
  menuChannel,
  progressChannel,
  secretPortChannel,
  type SecretAnswer,
  type SecretRequest,
} from './contract/channels.ts';
import type { CommandName, SecretCommandName } from './contract/commands.ts';
import type { ProgressEvent, Reply } from './contract/failures.ts';

// The contract is imported for its types and channel names alone: its schemas would bring a whole library in here.

const bug: Reply<never> = { ok: false, refusal: { code: 'bug' } };

/** One command through main. What Electron's own errors say never reaches the page. */
function ask<N extends Exclude<CommandName, SecretCommandName>>(name: N): Method<N> {
  const channel = commandChannel(name);
  return (async (input?: unknown) => {
    try {
      return (await ipcRenderer.invoke(channel, input)) as unknown;
    } catch {
      return bug;
    }
  }) as Method<N>;
}

/** One command straight to the vault process. The input leaves this world only when the other end has spoken. */
function tell<N extends SecretCommandName>(name: N): Method<N> {
  const request: SecretRequest = { command: name };
  return ((input?: unknown) =>
    new Promise<Reply<unknown>>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      const finish = (reply: Reply<unknown>) => {
        port1.close();
        resolve(reply);
      };
      port1.addEventListener('message', (event: MessageEvent<SecretAnswer>) => {
        if (event.data.kind === 'reply') finish(event.data.reply);
        else {
          try {
            port1.postMessage(input);
          } catch {
            finish(bug);
          }
        }
      });
      // The vault process has ended, or main refused the port.
      port1.addEventListener('close', () => finish({ ok: false, refusal: { code: 'locked' } }));
      port1.start();
      ipcRenderer.postMessage(secretPortChannel, request, [port2]);
    })) as Method<N>;
}

function hear<T extends readonly unknown[]>(channel: string) {
  return (listener: (...args: T) => void) => {
    // Electron's event object stays here: it leads to everything else.
    const heard = (_event: unknown, ...args: unknown[]) => listener(...(args as unknown as T));
    ipcRenderer.on(channel, heard);
    return () => {
      ipcRenderer.removeListener(channel, heard);
    };
  };
}

const api = {
  session: {
    show: ask('session.show'),
    events: ask('session.events'),
    lock: ask('session.lock'),
    language: ask('session.language'),
    lockMinutes: ask('session.lockMinutes'),
    call: ask('session.call'),
    reminders: ask('session.reminders'),
    watch: ask('session.watch'),
  },
  vault: {
    create: tell('vault.create'),
    unlock: tell('vault.unlock'),
    makeSample: ask('vault.makeSample'),
    passphrase: tell('vault.passphrase'),
    backup: tell('vault.backup'),
    restore: ask('vault.restore'),
    check: ask('vault.check'),
    settle: ask('vault.settle'),
    recoveryCode: tell('vault.recoveryCode'),
    confirmRecoveryCode: tell('vault.confirmRecoveryCode'),
  },
  identity: {
    show: ask('identity.show'),
    saveCertificate: ask('identity.saveCertificate'),
    saveRevocation: ask('identity.saveRevocation'),
    saveSecret: tell('identity.saveSecret'),
  },
  key: {
    show: ask('key.show'),
    rotate: ask('key.rotate'),
    destroyOld: ask('key.destroyOld'),
    revoke: ask('key.revoke'),
    replace: ask('key.replace'),
  },
  contact: {
    list: ask('contact.list'),
    inspect: ask('contact.inspect'),
    add: ask('contact.add'),
    trust: ask('contact.trust'),
    handOver: ask('contact.handOver'),
    role: ask('contact.role'),
    settle: ask('contact.settle'),
  },
  schema: { show: ask('schema.show') },
  record: {
    put: ask('record.put'),
    get: ask('record.get'),
    list: ask('record.list'),
    history: ask('record.history'),
    search: ask('record.search'),
    undo: ask('record.undo'),
    undoSeveral: ask('record.undoSeveral'),
    erase: ask('record.erase'),
  },
  erasure: {
    plan: ask('erasure.plan'),
    ask: ask('erasure.ask'),
    list: ask('erasure.list'),
    waiting: ask('erasure.waiting'),
    answer: ask('erasure.answer'),
  },
  document: { readLines: ask('document.readLines'), fromLines: ask('document.fromLines') },
  draft: { save: ask('draft.save'), list: ask('draft.list') },
  today: { show: ask('today.show') },
  filter: { list: ask('filter.list'), save: ask('filter.save'), delete: ask('filter.delete') },
  intake: { take: ask('intake.take'), duplicates: ask('intake.duplicates') },
  duplicate: {
    ofCase: ask('duplicate.ofCase'),
    flagged: ask('duplicate.flagged'),
    notSame: ask('duplicate.notSame'),
  },
  vetting: { show: ask('vetting.show'), conclude: ask('vetting.conclude') },
  vouch: { ask: ask('vouch.ask'), questions: ask('vouch.questions'), answer: ask('vouch.answer') },
  case: {
    list: ask('case.list'),
    page: ask('case.page'),
    timeline: ask('case.timeline'),
    closing: ask('case.closing'),
    close: ask('case.close'),
    reopen: ask('case.reopen'),
    handOver: ask('case.handOver'),
    planBulk: ask('case.planBulk'),
    applyBulk: ask('case.applyBulk'),
    bulkActs: ask('case.bulkActs'),
    undoBulk: ask('case.undoBulk'),
  },
  assessment: {
    show: ask('assessment.show'),
    suggest: ask('assessment.suggest'),
    record: ask('assessment.record'),
  },
  journey: { show: ask('journey.show') },
  share: { show: ask('share.show') },
  house: { list: ask('house.list'), page: ask('house.page') },
  drill: {
    run: ask('drill.run'),
    reach: ask('drill.reach'),
    tasks: ask('drill.tasks'),
    save: ask('drill.save'),
  },
  place: {
    suggest: ask('place.suggest'),
    timeline: ask('place.timeline'),
    helpers: ask('place.helpers'),
  },
  template: {
    list: ask('template.list'),
    show: ask('template.show'),
    preview: ask('template.preview'),
    save: ask('template.save'),
    import: ask('template.import'),
    export: ask('template.export'),
  },
  pathway: {
    copy: ask('pathway.copy'),
    addPerson: ask('pathway.addPerson'),
    difference: ask('pathway.difference'),
    takeUpdate: ask('pathway.takeUpdate'),
    plan: ask('pathway.plan'),
    compare: ask('pathway.compare'),
    print: ask('pathway.print'),
    tryAppointment: ask('pathway.tryAppointment'),
  },
  templateDraft: { check: ask('templateDraft.check') },
  stay: { place: ask('stay.place'), move: ask('stay.move') },
  shelter: {
    show: ask('shelter.show'),
    unsent: ask('shelter.unsent'),
    reply: ask('shelter.reply'),
    seen: ask('shelter.seen'),
    saveArrivals: ask('shelter.saveArrivals'),
    said: ask('shelter.said'),
  },
  step: { list: ask('step.list') },
  pathwayList: {
    steps: ask('pathwayList.steps'),
    papers: ask('pathwayList.papers'),
    appointments: ask('pathwayList.appointments'),
  },
  statistics: { waiting: ask('statistics.waiting') },
  checkin: { record: ask('checkin.record') },
  watch: { list: ask('watch.list'), handOver: ask('watch.handOver') },
  conflict: {
    list: ask('conflict.list'),
    resolve: ask('conflict.resolve'),
    answer: ask('conflict.answer'),
    planSeveral: ask('conflict.planSeveral'),
    resolveSeveral: ask('conflict.resolveSeveral'),
  },
  file: {
    list: ask('file.list'),
    attach: ask('file.attach'),
    open: ask('file.open'),
    save: ask('file.save'),
  },
  bundle: {
    plan: ask('bundle.plan'),
    export: ask('bundle.export'),
    exportToFolder: ask('bundle.exportToFolder'),
    inspect: ask('bundle.inspect'),
    choose: ask('bundle.choose'),
    apply: ask('bundle.apply'),
    cancel: ask('bundle.cancel'),
    keepWarning: ask('bundle.keepWarning'),
  },
  folder: {
    show: ask('folder.show'),
    choose: ask('folder.choose'),
    forget: ask('folder.forget'),
    scan: ask('folder.scan'),
    open: ask('folder.open'),
    keepWarning: ask('folder.keepWarning'),
  },
  received: {
    list: ask('received.list'),
    plan: ask('received.plan'),
    goBack: ask('received.goBack'),
    distrust: ask('received.distrust'),
  },
  quarantine: {
    list: ask('quarantine.list'),
    plan: ask('quarantine.plan'),
    release: ask('quarantine.release'),
    leaveOut: ask('quarantine.leaveOut'),
  },
  audit: {
    show: ask('audit.show'),
    export: ask('audit.export'),
    verify: ask('audit.verify'),
    saveJson: ask('audit.saveJson'),
    savePage: ask('audit.savePage'),
  },
  events: {
    onProgress: hear<[ProgressEvent]>(progressChannel),
    onMenu: hear<[string]>(menuChannel),
  },
} satisfies Api;

contextBridge.exposeInMainWorld('corridor', api);

// Keys, menus and scripts alike: main clears the clipboard after a while, and on locking.
for (const type of ['copy', 'cut'] as const) {
  window.addEventListener(type, () => ipcRenderer.send(copiedChannel), true);
}
