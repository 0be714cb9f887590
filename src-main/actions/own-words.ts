import {
  isRecordId,
  type ChangeId,
  type DisclosureDigest,
  type IdentityDigest,
  type RecordId,
} from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { recordType } from '../domain/records/table.ts';
import { givingOf } from './gave-record.ts';
import { selvesOf } from './succession.ts';
import type { Unlocked } from './unlocked.ts';

/** Whether nobody but the recipient says that this field of a record has this value. */
export type IsOwnWord = (type: string, record: RecordId, field: string, value: string) => boolean;

export interface OwnWords {
  /**
   * The record lies where it lies by the recipient's word alone, while it has neither begun it nor was ever told where it
   * belongs: a person that it was sent alone, and then claimed for a case of its own. Following such a claim would fetch
   * everything below that record.
   */
  readonly isClaim: IsOwnWord;
  /**
   * The record names another by the recipient's word alone, while it has neither begun that other nor was ever told of
   * that reference: a stay of its own, in a house of which it knows no more than an id. Following it would fetch the house.
   */
  readonly isReference: IsOwnWord;
}

/** What records say by the recipient's word alone, whoever it was before. */
export async function ownWords(unlocked: Unlocked, recipient: IdentityDigest): Promise<OwnWords> {
  const { read } = unlocked.vault;
  const teller = new Teller(unlocked, selvesOf(unlocked, recipient));
  const isItsWord: IsOwnWord = (type, record, field, value) => {
    const state = read.state(record);
    // Several types claim this id, and this is not the most credible of them.
    if (state?.type !== type) return true;
    const heads = state.slots.get(field)?.heads ?? [];
    return heads.every((head) => head.value !== value || teller.selves.includes(head.author));
  };
  const isParent = (type: string, field: string): boolean =>
    recordType(type)?.parents.includes(field) === true;
  const belonging = new Set<RecordId>();
  const told = new Set<string>();
  for (const { type, record } of teller.known()) {
    const values = [...(recordType(type)?.fields.values() ?? [])].flatMap(({ name, refersTo, set }) =>
      refersTo === null || set
        ? []
        : (read.state(record)?.slots.get(name)?.heads ?? []).map(({ value }) => ({ field: name, value })),
    );
    for (const { field, value } of values) {
      if (!isRecordId(value) || !isItsWord(type, record, field, value)) continue;
      if (isParent(type, field) && !belonging.has(record) && (await teller.knowsPlace(record)))
        belonging.add(record);
      if ((await teller.hasBegun(value)) || (await teller.wasTold(record, field, value)))
        told.add(`${record} ${field} ${value}`);
    }
  }
  return {
    isClaim: (type, record, field, value) =>
      isParent(type, field) && isItsWord(type, record, field, value) && !belonging.has(record),
    isReference: (type, record, field, value) =>
      isItsWord(type, record, field, value) && !told.has(`${record} ${field} ${value}`),
  };
}

/** Tells what the recipient knows of a record from elsewhere than its own word. */
class Teller {
  readonly selves: readonly IdentityDigest[];
  readonly #unlocked: Unlocked;
  readonly #begun = new Map<RecordId, boolean>();
  readonly #sent: readonly ReturnType<Unlocked['vault']['read']['everSentTo']>[];

  constructor(unlocked: Unlocked, selves: readonly IdentityDigest[]) {
    this.#unlocked = unlocked;
    this.selves = selves;
    this.#sent = selves.map((self) => unlocked.vault.read.everSentTo(self));
  }

  /** Records of which it has said or was sent anything. */
  known(): readonly { readonly type: string; readonly record: RecordId }[] {
    const { read } = this.#unlocked.vault;
    return this.selves.flatMap((self) => [...read.recordsFrom(self), ...read.recordsSentTo(self)]);
  }

  /** It began the record, or was sent where somebody else says that it belongs. */
  async knowsPlace(record: RecordId): Promise<boolean> {
    if (await this.hasBegun(record)) return true;
    return this.#wasSent(record, (type, key) =>
      (recordType(type)?.parents ?? []).some((field) => key === `field/${field}`),
    );
  }

  /** It was sent this very value, as somebody else's word. */
  wasTold(record: RecordId, field: string, wanted: Json): Promise<boolean> {
    return this.#wasSent(record, (_type, key, value) => key === `field/${field}` && value === wanted);
  }

  async hasBegun(record: RecordId): Promise<boolean> {
    const before = this.#begun.get(record);
    if (before !== undefined) return before;
    let begun = false;
    for (const self of this.selves) {
      const { first, holds } = await givingOf(this.#unlocked, self, record);
      begun ||= first && holds;
    }
    this.#begun.set(record, begun);
    return begun;
  }

  async #wasSent(
    record: RecordId,
    isMeant: (type: string, key: string, value: Json) => boolean,
  ): Promise<boolean> {
    const { exchange, vault } = this.#unlocked;
    return (await vault.read.history(record)).some(({ id, author, wire }) => {
      if (this.selves.includes(author)) return false;
      const { disclosures } = exchange.openChange(id, author, wire);
      const type = disclosures.find(({ key }) => key === 'type')?.value;
      return (
        typeof type === 'string' &&
        disclosures.some(({ key, digest, value }) => isMeant(type, key, value) && this.#knows(id, digest))
      );
    });
  }

  #knows(change: ChangeId, digest: DisclosureDigest): boolean {
    return this.#sent.some((ledger) => ledger.get(change)?.has(digest) === true);
  }
}
