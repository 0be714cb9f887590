import type { DrillCall, DrillReason } from '../../src-preload/contract/drill-views.ts';
import type { ThingKind } from '../domain/exposure-facts.ts';
import type { Reason } from '../domain/exposure-reasons.ts';
import type { IdentityDigest, RecordId } from '../domain/ids.ts';
import { authorNames } from './author-names.ts';
import { textOf } from './facts.ts';
import { byChild, pointedTo } from './look-up.ts';
import type { RecordRow } from './ports/store.ts';
import { nameOfRow } from './record-name.ts';
import type { Unlocked } from './unlocked.ts';

/** Names for what a drill has found, and its reasons as one sentence each. */
export class DrillNames {
  readonly #unlocked: Unlocked;
  readonly partner: (digest: string) => string;
  readonly #exposedChannels: ReadonlySet<string>;

  private constructor(
    unlocked: Unlocked,
    partner: (digest: string) => string,
    exposedChannels: ReadonlySet<string>,
  ) {
    this.#unlocked = unlocked;
    this.partner = partner;
    this.#exposedChannels = exposedChannels;
  }

  static async of(unlocked: Unlocked, exposedChannels: ReadonlySet<string>): Promise<DrillNames> {
    const nameOf = await authorNames(unlocked);
    return new DrillNames(unlocked, (digest) => nameOf(digest as IdentityDigest), exposedChannels);
  }

  row(id: string): RecordRow | null {
    return this.#unlocked.vault.read.row(id as RecordId);
  }

  of(id: string): string {
    return nameOfRow(this.row(id));
  }

  /** What differs in nothing but the record or the file is said once. */
  sentences(of: ThingKind, reasons: readonly Reason[]): readonly DrillReason[] {
    const said = new Map<string, DrillReason & { readonly files: DrillReason['files'][number][] }>();
    for (const reason of reasons) {
      const { why, urgency, house, from, until, partner, number, day } = reason;
      const sentence = {
        why,
        urgency,
        of,
        house: house === null ? null : this.of(house),
        caseAlias: this.#caseOf(reason),
        linkKind: why === 'linked' ? this.#kindOf(reason) : null,
        from,
        until,
        partner: partner === null ? null : this.partner(partner),
      };
      const key = JSON.stringify([sentence, number === null]);
      const one = said.get(key) ?? { ...sentence, files: [] };
      if (number !== null && !one.files.some((file) => file.number === number && file.day === day))
        one.files.push({ number, day: day ?? '' });
      said.set(key, one);
    }
    return [...said.values()];
  }

  calls(owner: string): readonly DrillCall[] {
    return byChild(this.#unlocked, owner as RecordId, 'channel').map((row) => ({
      id: row.id,
      kind: textOf(row, 'kind') ?? '',
      value: textOf(row, 'value') ?? '',
      safeTimes: textOf(row, 'safeTimes') ?? '',
      neverSay: textOf(row, 'neverSay') ?? '',
      exposed: this.#exposedChannels.has(row.id),
    }));
  }

  #caseOf({ why, by }: Reason): string | null {
    if (by === null || !['sameCase', 'escorts', 'travels', 'stayed'].includes(why)) return null;
    const row = this.row(by);
    if (row === null) return '';
    return nameOfRow(row.type === 'case' ? row : pointedTo(this.#unlocked, row, 'case'));
  }

  #kindOf({ by }: Reason): string {
    const row = by === null ? null : this.row(by);
    return row === null ? '' : (textOf(row, 'kind') ?? '');
  }
}
