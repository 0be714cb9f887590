import type { AuditCaveat, AuditCrossCheck } from '../actions/ports/audit.ts';
import { acknowledgedBy } from './audit-acknowledged.ts';
import type { AuditChain, KnownHead } from './audit-chain.ts';
import type { AuditEvent } from './audit-events.ts';

type Sent = AuditEvent<'sent'>;
type Received = AuditEvent<'received'>;
type Place = Pick<Sent, 'channel' | 'number'>;

const placeOf = ({ channel, number }: Place): string => `${channel} ${number}`;
const detailOf = ({ channel, number }: Place): { channel: string; number: number } => ({ channel, number });

/** Numbers of each channel are used up one after another, and none twice: checked in a journal alone. */
export function checkOwnChannels(chain: AuditChain): void {
  const { sent, received } = chain.events;
  const first = new Map<string, Sent | Received>();
  for (const one of [...sent, ...received]) {
    const before = first.get(placeOf(one));
    if (before === undefined) first.set(placeOf(one), one);
    else if (before.manifest !== one.manifest)
      chain.blame('bundle-fork', one.entry, chain.identity, detailOf(one));
  }
  const last = new Map<string, Sent>();
  for (const one of sent) {
    const before = last.get(one.channel);
    const missing = (before?.number ?? 0) + 1;
    // Its entry was somewhere behind that of the number before it.
    if (missing < one.number)
      chain.blame('bundle-removed', (before?.entry ?? 0) + 1, chain.identity, {
        channel: one.channel,
        number: missing,
        upTo: one.number - 1,
      });
    last.set(one.channel, one);
  }
}

/** What `from` sent, `to` received; and what `to` received, `from` sent. `witnessed` are heads that agree with `from`. */
export function crossCheck(
  from: AuditChain,
  to: AuditChain,
  witnessed: readonly KnownHead[],
): { readonly check: AuditCrossCheck; readonly caveats: readonly AuditCaveat[] } {
  const sent = from.events.sent.filter((one) => to.is(one.to));
  const received = to.events.received.filter((one) => from.is(one.from));
  const sentAt = new Map(sent.map((one) => [placeOf(one), one]));
  const receivedAt = new Map(received.map((one) => [placeOf(one), one]));
  const known: Known = {
    highest: highestOf(from.events.sent),
    fixed: witnessed.reduce((most, { number }) => Math.max(most, number), 0),
  };
  let agreed = 0;
  for (const one of receivedAt.values()) {
    const match = sentAt.get(placeOf(one));
    if (match?.manifest === one.manifest) agreed += 1;
    else if (match !== undefined) from.blame('bundle-fork', match.entry, to.identity, detailOf(one));
    else blameForUnsent(from, to, one, known);
  }
  const missing = [...sentAt.values()].filter((one) => !receivedAt.has(placeOf(one)));
  // The recipient's own journal says that it told the sender to have it.
  const acknowledged = missing.filter(
    acknowledgedBy(to.events.sent.flatMap((back) => (from.is(back.to) ? back.acknowledges : []))),
  );
  for (const one of acknowledged) to.blame('receipt-removed', null, from.identity, detailOf(one));
  const waiting = missing.length - acknowledged.length;
  return {
    check: { from: from.identity, to: to.identity, sent: sent.length, received: receivedAt.size, agreed },
    caveats:
      waiting === 0
        ? []
        : [{ code: 'not-received', journal: from.identity, detail: { to: to.identity, count: waiting } }],
  };
}

interface Known {
  /** The highest number that the sender's journal has of each channel. */
  readonly highest: ReadonlyMap<string, number>;
  /** Up to here somebody knows the sender's chain to be as it is. */
  readonly fixed: number;
}

function highestOf(sent: readonly Sent[]): ReadonlyMap<string, number> {
  const highest = new Map<string, number>();
  for (const { channel, number } of sent) highest.set(channel, Math.max(highest.get(channel) ?? 0, number));
  return highest;
}

/**
 * The recipient's journal has a bundle that the sender's has not. The bundle named the sender's head, so its own entry is
 * the next one. Where somebody knows the sender's chain beyond that place to be as it is, and no number of the channel is
 * missing, the recipient has invented it; else the sender has removed it.
 */
function blameForUnsent(from: AuditChain, to: AuditChain, one: Received, { highest, fixed }: Known): void {
  const place = one.journal.number + 1;
  // Told already: as an end that is missing, or as a number that was passed over.
  if (place > from.lines.length || one.number < (highest.get(one.channel) ?? 0)) return;
  if (fixed >= place) to.blame('bundle-invented', one.entry, from.identity, detailOf(one));
  else from.blame('bundle-removed', place, to.identity, detailOf(one));
}
