import { isIdentityDigest, type IdentityDigest } from '../domain/ids.ts';
import { refused, type Result } from '../domain/result.ts';
import type { AuditReport } from './ports/audit.ts';
import type { Certificate, OwnIdentity } from './ports/pgp.ts';
import type { Tools } from './unlocked.ts';

export interface AuditRequest {
  /** Bundles as they came, or their decrypted tars. */
  readonly files: readonly Uint8Array[];
  /** Files that may be certificates, armored or binary. */
  readonly certificates: readonly Uint8Array[];
  readonly pins: readonly string[];
}

/**
 * Checks journals offline. `own` opens what is still encrypted to the auditor; tars need nobody's secret key. Refusals:
 * `audit-unpinned`, `audit-sealed`, those of opening, and those of `Exchange.verifyAudit`.
 */
export async function verifyAudit(
  { pgp, exchange }: Pick<Tools, 'pgp' | 'exchange'>,
  own: OwnIdentity | null,
  request: AuditRequest,
): Promise<Result<AuditReport>> {
  const pins = new Set<IdentityDigest>(request.pins.filter(isIdentityDigest));
  if (pins.size === 0 || pins.size < new Set(request.pins).size) return refused('audit-unpinned');
  const certificates: Certificate[] = [];
  for (const bytes of request.certificates) {
    // A folder of certificates holds revocations and others too. Nothing rests on one: pins say whom to believe.
    const read = await pgp.readCertificate(bytes);
    if (read.ok) certificates.push(read.value);
  }
  const tars: Uint8Array[] = [];
  for (const [index, bytes] of request.files.entries()) {
    if (isTar(bytes)) {
      tars.push(bytes);
      continue;
    }
    if (own === null) return refused('audit-sealed', { file: index + 1 });
    const opened = await pgp.openForMe(bytes, own, exchange.defaultOpenLimits);
    if (!opened.ok) return refused(opened.refusal.code, { ...opened.refusal.detail, file: index + 1 });
    tars.push(opened.value.content);
  }
  return exchange.verifyAudit(tars, { pins, certificates });
}

/** The name of the first member; no OpenPGP message begins with a letter of ASCII. */
const isTar = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 13)).toString('latin1') === 'manifest.json';
