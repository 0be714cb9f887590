import { isStrongEnough } from '../domain/passphrase.ts';
import { done, refused, type Result } from '../domain/result.ts';
import { addContact, inspectCertificate } from './add-contact.ts';
import { handOverHouses } from './hand-over-houses.ts';
import { listContacts } from './contact-view.ts';
import type { DeskBase, Seat } from './seat.ts';
import { createVault, openVault } from './open-vault.ts';
import { makeSample } from './sample/make-sample.ts';
import { samplePassphrase } from './sample/passphrase.ts';
import type { DeskContext, Handlers } from './ports/desk.ts';
import type { CheckReport, VaultOptions } from './ports/store.ts';
import { certificateText, revocationText, saveText, secretKeyText } from './save-key.ts';
import { settleRestored } from './settle-restored.ts';
import { settleWarnings } from './settle-warnings.ts';
import { showIdentity } from './show-identity.ts';
import { trustContact } from './trust-contact.ts';
import type { Unlocked } from './unlocked.ts';

type Subject = 'vault' | 'identity' | 'contact';
type VaultHandlers = Pick<Handlers, Extract<keyof Handlers, `${Subject}.${string}`>>;

/** Vault, identity and contacts. */
export function vaultHandlers(base: DeskBase, seat: Seat): VaultHandlers {
  const { tools, vaults, place, recoveryCodes } = base;
  /** Shown to the user and not yet typed back: only then does it open anything. */
  let shownCode: string | null = null;

  const options = (passphrase: string, { progress }: DeskContext): VaultOptions => ({
    ...place,
    passphrase,
    progress,
  });

  /** A vault that is open is not opened twice: its lock would refuse us ourselves. */
  const sitDown = async (
    opening: () => Promise<Result<Unlocked>>,
  ): ReturnType<VaultHandlers['vault.unlock']> => {
    if (seat.unlocked !== null) return refused('vault-open-elsewhere');
    const opened = await opening();
    if (!opened.ok) return opened;
    seat.take(opened.value);
    return done(showIdentity(opened.value));
  };

  return {
    'vault.create': ({ passphrase, name, role }, context) =>
      sitDown(() => createVault(tools, vaults, options(passphrase, context), { name, role })),
    'vault.unlock': ({ passphrase }, context) =>
      sitDown(() => openVault(tools, vaults, options(passphrase, context))),
    'vault.makeSample': ({ language }, context) =>
      sitDown(async () => {
        if (base.samplePartsAt === undefined) return refused('not-the-sample');
        const { progress } = context;
        const wish = { place, language, now: tools.clock.now(), progress };
        const made = await makeSample(base.samplePartsAt, wish);
        return made.ok ? openVault(tools, vaults, options(samplePassphrase, context)) : made;
      }),
    'vault.passphrase': ({ old, next }, { progress }) =>
      seat.with(async ({ vault }) => {
        if (!isStrongEnough(next)) return refused('passphrase-weak');
        const changed = await vault.changePassphrase(old, next, progress);
        return changed.ok ? done(null) : changed;
      }),
    'vault.backup': ({ passphrase }, { path }) =>
      seat.with(async (unlocked) => {
        const to = chosen(path);
        const report = await unlocked.vault.backup(to, passphrase);
        return report.ok ? done({ ...brief(report.value), file: tools.files.nameOf(to) }) : report;
      }),
    'vault.check': (_, { progress }) =>
      seat.with(async ({ vault }) => {
        const report = await vault.check(progress);
        return report.ok ? done(brief(report.value)) : report;
      }),
    'vault.settle': () =>
      seat.with(async (unlocked) => {
        const settled = await settleRestored(unlocked);
        if (!settled.ok) return settled;
        seat.take(settled.value);
        return done(null);
      }),
    'vault.recoveryCode': () =>
      seat.show(() => {
        shownCode = recoveryCodes.make();
        return { code: shownCode };
      }),
    'vault.confirmRecoveryCode': ({ code }) =>
      seat.with(async ({ vault }) => {
        if (shownCode === null || !recoveryCodes.isSame(code, shownCode))
          return refused('recovery-code-differs');
        const set = await vault.setRecoveryCode(shownCode);
        if (!set.ok) return set;
        shownCode = null;
        return done(null);
      }),

    'identity.show': () => seat.show(showIdentity),
    'identity.saveCertificate': (_, { path }) =>
      seat.with((unlocked) => saveText(unlocked, chosen(path), certificateText(unlocked))),
    'identity.saveRevocation': (_, { path }) =>
      seat.with((unlocked) => saveText(unlocked, chosen(path), revocationText(unlocked))),
    'identity.saveSecret': ({ passphrase }, { path }) =>
      seat.with(async (unlocked) => {
        const text = await secretKeyText(unlocked, passphrase);
        return text.ok ? saveText(unlocked, chosen(path), text.value) : text;
      }),

    'contact.list': () => seat.show(listContacts),
    'contact.inspect': ({ bytes }) => seat.with((unlocked) => inspectCertificate(unlocked, bytes)),
    'contact.add': ({ bytes, role }) => seat.with((unlocked) => addContact(unlocked, bytes, role)),
    'contact.trust': ({ digest, state, compared }) =>
      seat.with((unlocked) => trustContact(unlocked, digest, { state, compared: compared ?? null })),
    'contact.handOver': ({ digest }) => seat.with((unlocked) => handOverHouses(unlocked, digest)),
    'contact.role': ({ digest, role }) => seat.with((unlocked) => trustContact(unlocked, digest, { role })),
    'contact.settle': ({ digest }) => seat.with((unlocked) => settleWarnings(unlocked, digest)),
  };
}

/** Main adds the path to every command that saves or opens; without one the wiring is broken. */
export function chosen(path: string | undefined): string {
  if (path === undefined) throw new Error('no file was chosen');
  return path;
}

const brief = ({ segments, changes, records, slots, bytes }: CheckReport): Omit<CheckReport, 'sequence'> => ({
  segments,
  changes,
  records,
  slots,
  bytes,
});
