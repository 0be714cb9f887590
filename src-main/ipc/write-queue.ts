import type { DeskCommandName } from '../actions/ports/desk.ts';

/**
 * Which commands may run beside others. What writes, or what later commands build on, waits for its turn; reading and
 * cancelling don't. Complete by its type.
 */
export const waitsItsTurn: { readonly [N in DeskCommandName]: boolean } = {
  'vault.create': true,
  'vault.unlock': true,
  'vault.makeSample': true,
  'vault.passphrase': true,
  'vault.backup': true,
  'vault.check': false,
  'vault.recoveryCode': true,
  'vault.confirmRecoveryCode': true,
  'identity.show': false,
  'identity.saveCertificate': true,
  'identity.saveRevocation': true,
  'identity.saveSecret': true,
  'key.show': false,
  'key.rotate': true,
  'key.destroyOld': true,
  'key.revoke': true,
  'key.replace': true,
  'contact.list': false,
  'contact.inspect': false,
  'contact.add': true,
  'contact.trust': true,
  'contact.handOver': true,
  'contact.role': true,
  'contact.settle': true,
  'schema.show': false,
  'record.put': true,
  'record.get': false,
  'record.list': false,
  'record.history': false,
  'record.search': false,
  'record.undo': true,
  'record.undoSeveral': true,
  'record.erase': true,
  'erasure.plan': false,
  'erasure.ask': true,
  'erasure.list': false,
  'erasure.waiting': false,
  'erasure.answer': true,
  'draft.save': true,
  'draft.list': false,
  'case.list': false,
  'case.page': false,
  'share.show': false,
  'house.list': false,
  'house.page': false,
  'drill.run': false,
  'drill.reach': true,
  'drill.tasks': true,
  'drill.save': true,
  'step.list': false,
  'checkin.record': true,
  'watch.list': false,
  'watch.handOver': true,
  'conflict.list': false,
  'conflict.resolve': true,
  'conflict.answer': true,
  'conflict.planSeveral': false,
  'conflict.resolveSeveral': true,
  'file.list': false,
  'file.attach': true,
  'file.open': false,
  'file.save': true,
  'bundle.plan': false,
  'bundle.export': true,
  'bundle.exportToFolder': true,
  'bundle.inspect': false,
  'bundle.choose': false,
  'bundle.apply': true,
  'bundle.cancel': false,
  'bundle.keepWarning': true,
  'folder.show': false,
  'folder.choose': true,
  'folder.forget': true,
  'folder.scan': false,
  'folder.open': false,
  'folder.keepWarning': true,
  'received.list': false,
  'received.plan': false,
  'received.goBack': true,
  'received.distrust': true,
  'quarantine.list': false,
  'quarantine.plan': false,
  'quarantine.release': true,
  'quarantine.leaveOut': true,
  'audit.show': false,
  'audit.export': true,
  'audit.verify': false,
  'audit.saveJson': true,
  'audit.savePage': true,
};

/** After these, what was computed of the vault may be another. */
export const changesSomething = (command: string): boolean =>
  Object.hasOwn(waitsItsTurn, command) && waitsItsTurn[command as DeskCommandName];

/** Runs one at a time, in order. A failed one doesn't stop those behind it. */
export function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
}
