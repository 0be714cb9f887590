import type { Exchange } from '../actions/ports/exchange.ts';
import type { PgpForExchange } from '../actions/ports/pgp.ts';
import type { Clock, Randomness } from '../actions/ports/surroundings.ts';
import { verifyAudit } from './audit.ts';
import { openAttachment, sealAttachment } from './attachments.ts';
import { intoParts, statementsThatFit } from './bundle-parts.ts';
import { readBundle } from './bundle-reader.ts';
import { writeBundle } from './bundle-writer.ts';
import { digestsOf, openChange, withhold } from './change.ts';
import { firstBrokenEntry, journalStart, nextJournalEntry } from './journal.ts';
import { defaultOpenLimits } from './limits.ts';
import type { SendScout } from './scout.ts';
import { signChange, verifyChange } from './sign-change.ts';
import { signStatement } from './statement.ts';

/** Signed exchange as docs/format.md has it. OpenPGP, chance and time come from outside; nothing is remembered. */
export function createExchange(
  pgp: PgpForExchange,
  randomness: Randomness,
  clock: Clock,
  sendScout: SendScout,
): Exchange {
  return {
    openChange,
    digestsOf,
    withhold,
    intoParts,
    statementsThatFit,
    firstBrokenEntry,
    journalStart,
    defaultOpenLimits,
    signChange: (content, own) => signChange(content, own, { pgp, randomness, clock }),
    verifyChange: (wire, by) => verifyChange(wire, by, pgp),
    signStatement: (said, signers) => signStatement(said, signers, { pgp, now: clock.now() }),
    sealAttachment: (plain) => sealAttachment(plain, pgp),
    openAttachment: (sealed, claim) => openAttachment(sealed, claim, pgp),
    writeBundle: (bundle) => writeBundle(bundle, { pgp, clock }),
    readBundle: (bytes, surroundings) => readBundle(bytes, surroundings, pgp, sendScout),
    verifyAudit: (tars, trust) => verifyAudit(tars, trust, pgp, sendScout),
    nextJournalEntry: (head, event) => nextJournalEntry(head, event, randomness),
  };
}
