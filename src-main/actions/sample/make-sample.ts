import type { IdentityDigest, RecordId } from '../../domain/ids.ts';
import { done, type Result } from '../../domain/result.ts';
import type { Role } from '../../domain/trust.ts';
import { addContact } from '../add-contact.ts';
import { applyBundle } from '../apply-bundle.ts';
import { exportBundle } from '../export-bundle.ts';
import { freshRecordId } from '../fresh-id.ts';
import { inspectBundle } from '../inspect-bundle.ts';
import { createVault } from '../open-vault.ts';
import { planBundle } from '../plan-bundle.ts';
import type { Clock, Progress } from '../ports/surroundings.ts';
import type { VaultOptions, Vaults } from '../ports/store.ts';
import { putRecords } from '../put-record.ts';
import { certificateText } from '../save-key.ts';
import { trustContact } from '../trust-contact.ts';
import type { Tools, Unlocked } from '../unlocked.ts';
import { caseActs } from './case-acts.ts';
import { openCases } from './cases-open.ts';
import { otherCases } from './cases-other.ts';
import { exchanges, type SampleCast } from './exchanges.ts';
import { samplePassphrase } from './passphrase.ts';
import { pathwayActs } from './pathway-acts.ts';
import { namePlaces, placeActs } from './house-acts.ts';
import { day, type SampleAct, type SampleWorld } from './timeline.ts';
import { must, Stopped } from './must.ts';

/** Quick to open, since the passphrase is public anyway. */
const sampleCost = { memoryExponent: 16, passes: 3, parallelism: 4 };

/** The real parts, over a clock that the sample plays. */
export type PartsAt = (clock: Clock) => { readonly tools: Tools; readonly vaults: Vaults };

export interface SampleWish {
  /** Where the vault goes; those of the partners, and what they sent each other, lie beside it. */
  readonly place: Pick<VaultOptions, 'path' | 'anchor'>;
  readonly language: 'en' | 'ru';
  readonly now: Date;
  readonly progress: Progress;
}

const names = {
  me: { en: 'Anna (sample)', ru: 'Анна (образец)' },
  boris: { en: 'Boris (sample)', ru: 'Борис (образец)' },
  shelter: { en: 'Shelter (sample)', ru: 'Приют (образец)' },
  legal: { en: 'Visa desk (sample)', ru: 'Визы (образец)' },
} as const;
const roles: Readonly<Record<keyof typeof names, Role>> = {
  me: 'coordinator',
  boris: 'coordinator',
  shelter: 'shelter',
  legal: 'legal',
};

/**
 * Forty invented people in twenty cases, eight houses, twelve helpers and three months of what happened, played by the
 * same actions as real work, with a clock that begins ninety-one days ago: signatures, bundles and receipts are genuine.
 * Refusals: `vault-exists` and those of the actions played.
 */
export async function makeSample(
  partsAt: PartsAt,
  { place, language, now, progress }: SampleWish,
): Promise<Result<void>> {
  let time = now.getTime() - 91 * day;
  const { tools, vaults } = partsAt({ now: () => new Date(time) });
  const open: Unlocked[] = [];
  try {
    const begin = async (who: keyof typeof names): Promise<Unlocked> => {
      const mine = who === 'me';
      const options: VaultOptions = {
        path: mine ? place.path : `${place.path}.${who}`,
        anchor: mine ? place.anchor : null,
        passphrase: samplePassphrase,
        cost: sampleCost,
        progress: () => undefined,
      };
      const owner = { name: names[who][language], role: roles[who] };
      const unlocked = must(await createVault(tools, vaults, options, owner));
      open.push(unlocked);
      return unlocked;
    };
    const me = await begin('me');
    const [boris, shelter, legal] = [await begin('boris'), await begin('shelter'), await begin('legal')];
    for (const partner of [boris, shelter, legal]) {
      await meet(me, partner);
      await meet(partner, me);
    }

    const digest = (of: Unlocked): IdentityDigest => of.own.certificate.digest;
    const id = (): RecordId => freshRecordId(tools.randomness);
    const world: SampleWorld = {
      now: now.getTime(),
      language,
      who: { me: digest(me), boris: digest(boris), shelter: digest(shelter), legal: digest(legal) },
      id,
      ...namePlaces(id),
    };
    const stories = [...openCases, ...otherCases].map((story) => ({ story, id: id() }));
    const written: SampleAct[] = [
      ...placeActs(world),
      ...stories.flatMap((one) => caseActs(world, one.id, one.story)),
    ];
    let number = 0;
    const send = async (
      from: Unlocked,
      to: Unlocked,
      cases: readonly RecordId[] = [],
    ): Promise<Uint8Array> => {
      const request = { to: digest(to), preset: null, cases, addresses: false, withoutConsent: true };
      const plan = must(await planBundle(from, request));
      const path = `${place.path}.${(number += 1)}.pgp`;
      must(await exportBundle(from, plan, path, false));
      return must(await tools.files.read(path, 64 * 1024 * 1024));
    };
    const carry = async (...[from, to, cases]: Parameters<typeof send>): Promise<void> => {
      const bytes = await send(from, to, cases);
      must(await applyBundle(to, must(await inspectBundle(to, bytes, () => undefined))));
    };
    const cast: SampleCast = {
      world,
      me,
      boris,
      shelter,
      legal,
      caseOf: (alias) => {
        const found = stories.find(({ story }) => story.alias === alias);
        if (found === undefined) throw new Error(`no case ${alias}`);
        return found.id;
      },
      sharedWith: (partner) =>
        stories
          .filter(({ story }) => story.shared?.includes(partner) === true)
          .map((one) => one.id)
          .filter((one) => me.vault.read.row(one) !== null),
      send,
      carry,
    };
    const acts: readonly (readonly [number, () => Promise<unknown>])[] = [
      ...written.map(({ at, records }) => [at, async () => must(await putRecords(me, records))] as const),
      ...exchanges(cast),
      ...pathwayActs(cast, names.me[language]),
    ];
    const inTurn = acts.toSorted(([a], [b]) => a - b);
    for (const [index, [at, run]] of inTurn.entries()) {
      time = Math.min(at, now.getTime() - 60_000);
      progress('sample', index, inTurn.length);
      await run();
    }
    return done(undefined);
  } catch (error) {
    if (error instanceof Stopped) return error.refusal;
    throw error;
  } finally {
    for (const unlocked of open) await unlocked.vault.close();
  }
}

async function meet(one: Unlocked, other: Unlocked): Promise<void> {
  const bytes = new TextEncoder().encode(certificateText(other));
  must(await addContact(one, bytes, other.role));
  const { digest } = other.own.certificate;
  must(await trustContact(one, digest, { state: 'verified', compared: 'in person' }));
}
