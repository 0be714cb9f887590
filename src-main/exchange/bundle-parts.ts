import type { Parcel } from '../actions/ports/exchange.ts';
import type { Certificate } from '../actions/ports/pgp.ts';
import type { SignedStatement } from '../actions/ports/statement.ts';
import { encodeChangeLine } from './change-lines.ts';
import { bundleLimits, defaultOpenLimits } from './limits.ts';
import { encodeStatements } from './statement-lines.ts';

/** Kept free for a manifest of any length, for statements and for tar headers. */
const reserve = bundleLimits.manifestBytes + 4 * 1024 * 1024;
/**
 * Four full requests to erase; what doesn't fit goes when these are acknowledged. Taken from the manifest's room, whose
 * greatest length acknowledges 200,000 changes in quarantine.
 */
const statementRoom = 4 * 1024 * 1024;

/** The first of the statements that are owed, as many as go along in one bundle. */
export function statementsThatFit<S extends Pick<SignedStatement, 'wire'>>(owed: readonly S[]): readonly S[] {
  let bytes = 0;
  const fitting = owed.slice(0, bundleLimits.statements).findIndex(({ wire }) => {
    bytes += encodeStatements([wire]).byteLength;
    return bytes > statementRoom;
  });
  return owed.slice(0, fitting < 0 ? bundleLimits.statements : fitting);
}

/**
 * Cuts changes into bundles that readers open with default limits. A change and the attachments it names are never parted:
 * what is acknowledged by the change is here with its body. Every part carries all certificates. Something that is too
 * large for a part of its own gets one nevertheless: readers may have raised their limits.
 */
export function intoParts<P extends Parcel>(
  parcels: readonly P[],
  certificates: readonly Certificate[],
): readonly (readonly P[])[] {
  // Armor is 4/3 of the bytes and a little.
  const fixed = certificates.reduce((sum, { bytes }) => sum + bytes.byteLength * 1.5 + 1024, reserve);
  const room = defaultOpenLimits.decrypted - fixed;
  const mostFiles = bundleLimits.members - certificates.length - 2;
  let last: P[] = [];
  const parts = [last];
  let [bytes, files] = [0, 0];
  for (const parcel of parcels) {
    const more = sizeOf(parcel);
    const full =
      bytes + more > room || files + parcel.files.length > mostFiles || last.length >= bundleLimits.changes;
    if (full && last.length > 0) {
      last = [];
      parts.push(last);
      [bytes, files] = [0, 0];
    }
    last.push(parcel);
    bytes += more;
    files += parcel.files.length;
  }
  return parts;
}

const sizeOf = ({ wire, files }: Parcel): number =>
  files.reduce((sum, { size }) => sum + size + 1024, encodeChangeLine(wire).length + 1);
