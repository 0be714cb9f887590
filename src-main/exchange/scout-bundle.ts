import type { SignedChange } from '../actions/ports/exchange.ts';
import type { PgpForExchange } from '../actions/ports/pgp.ts';
import { done, type Result } from '../domain/result.ts';
import { readBundleCertificates } from './bundle-certificates.ts';
import { checkMembers, firstCertificate, readEnvelope } from './bundle-envelope.ts';
import { statementsIn } from './bundle-statements.ts';
import { readChange } from './change.ts';
import { readChangeLines } from './change-lines.ts';
import { changesName } from './member-names.ts';
import { signedChange } from './sign-change.ts';

/** How far a scout has come, in the order of the reader. After the statements, every line of changes.jsonl is one more. */
export const steps = { envelope: 1, sender: 2, members: 3, certificates: 4, statements: 5 } as const;

/** Lines between two reports: as many as are verified at a time. */
const linesAReport = 64;

/**
 * Goes through everything in a decrypted tar that is somebody's structure (tar, manifest, certificates, lines, headers,
 * disclosures), by the very functions and in the very order of the reader, and keeps what the reader will keep, so that it
 * costs what reading it will cost. Yields how far it has come; returns the first fault of form.
 */
export async function* scoutBundle(
  tar: Uint8Array,
  pgp: Pick<PgpForExchange, 'readCertificate'>,
): AsyncGenerator<number, Result<null>> {
  const envelope = readEnvelope(tar);
  if (!envelope.ok) return envelope;
  const { manifest, members } = envelope.value;
  yield steps.envelope;
  const sender = firstCertificate(members);
  // What its faults mean depends on who is known here, which a scout isn't told.
  if (sender !== undefined) await pgp.readCertificate(sender.content);
  yield steps.sender;
  const intact = checkMembers(manifest, members);
  if (!intact.ok) return intact;
  yield steps.members;
  const certificates = await readBundleCertificates(members, pgp);
  if (!certificates.ok) return certificates;
  yield steps.certificates;
  const statements = statementsIn(members);
  if (!statements.ok) return statements;
  yield steps.statements;

  const lines = members.find(({ name }) => name === changesName)?.content ?? new Uint8Array();
  const kept: SignedChange[] = [];
  for (const line of readChangeLines(lines)) {
    const read = line.ok ? readChange(line.value) : line;
    if (!read.ok) {
      yield steps.statements + kept.length;
      return read;
    }
    kept.push(signedChange(read.value, read.value.wire));
    if (kept.length % linesAReport === 0) yield steps.statements + kept.length;
  }
  return done(null);
}
