import type { Party } from '../../cli/demo/party.ts';
import { must } from '../../cli/demo/party.ts';
import type { ChangeContent } from '../../domain/change.ts';
import type { RecordId } from '../../domain/ids.ts';
import type { Json } from '../../domain/json.ts';
import { applyBundle } from '../apply-bundle.ts';
import { freshChannelId, freshRecordId } from '../fresh-id.ts';
import { inspectBundle } from '../inspect-bundle.ts';
import type { Attachment } from '../ports/attachment.ts';
import type { WireChange } from '../ports/log.ts';
import type { Certificate } from '../ports/pgp.ts';
import type { SignedStatement } from '../ports/statement.ts';
import { actNow } from '../put-record.ts';
import type { ImportCounts } from '../../../src-preload/contract/views.ts';

export interface Craft {
  readonly contents?: readonly ChangeContent[];
  /** Changes of others, as they are. */
  readonly wires?: readonly WireChange[];
  /** Besides the sender's. */
  readonly certificates?: readonly Certificate[];
  readonly attachments?: readonly Attachment[];
  readonly statements?: readonly SignedStatement[];
}

/** What someone may say of any record, whether the own vault would let it be said or not. */
export function saying(
  by: Party,
  type: string,
  record: RecordId | null,
  fields: Readonly<Record<string, Json>>,
  over: ChangeContent['slots'][number]['over'] = [],
): ChangeContent {
  const { unlocked } = by;
  return {
    type,
    record: record ?? freshRecordId(unlocked.randomness),
    ...actNow(unlocked),
    slots: Object.entries(fields).map(([slot, value]) => ({ slot, value, over })),
  };
}

/** A bundle that no export of this app would make: a partner who has turned writes what it likes, signed correctly. */
export async function craftedBundle(from: Party, to: Party, craft: Craft): Promise<Uint8Array> {
  const { exchange, own, vault, randomness } = from.unlocked;
  const signed: WireChange[] = [];
  for (const content of craft.contents ?? []) signed.push((await exchange.signChange(content, own)).wire);
  const current = vault.read.channelTo(to.digest);
  const { bytes, manifest, digest } = await exchange.writeBundle({
    manifest: {
      channel: current?.channel ?? freshChannelId(randomness),
      number: (current?.number ?? 0) + 1,
      previous: current?.manifest ?? null,
      follows: null,
      day: '2027-03-12',
      preset: 'coordinator',
      acknowledgements: vault.read.acknowledgementsFor(to.digest),
      journal: vault.read.journalHead() ?? exchange.journalStart,
    },
    own,
    to: to.unlocked.own.certificate,
    aead: true,
    changes: [...signed, ...(craft.wires ?? [])],
    certificates: [own.certificate, ...(craft.certificates ?? [])],
    attachments: craft.attachments ?? [],
    statements: craft.statements ?? [],
  });
  const { channel, number, preset, day } = manifest;
  must(
    await vault.append([
      {
        kind: 'sent',
        to: to.digest,
        channel,
        number,
        manifest: digest,
        preset,
        cases: [],
        day,
        units: [],
        acknowledged: [],
      },
    ]),
  );
  return bytes;
}

export async function takeIn(party: Party, bytes: Uint8Array): Promise<ImportCounts> {
  return must(
    await applyBundle(party.unlocked, must(await inspectBundle(party.unlocked, bytes, () => undefined))),
  );
}
