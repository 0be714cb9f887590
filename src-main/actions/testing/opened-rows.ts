import { copyFile, rm } from 'node:fs/promises';
import { demoPassphrase, type Party } from '../../cli/demo/party.ts';
import { createPgpForVault } from '../../pgp/for-vault.ts';
import { lastSequence } from '../../vault/body-rows.ts';
import { unlock } from '../../vault/slots.ts';
import { openSegment } from '../../vault/segments.ts';
import { openSnapshot } from '../../vault/snapshot.ts';
import { connectVault } from '../../vault/vault-path.ts';
import type { LogEntry, WireChange } from '../ports/log.ts';
import { must } from '../../cli/demo/party.ts';

/**
 * The plaintext of every row of someone's vault file, or of a copy of it, as whoever has the key finds it: each segment
 * with its disclosures decoded, and the image of the index.
 */
export async function openedRows(party: Party, path = party.unlocked.vault.path): Promise<readonly string[]> {
  const copy = `${path}.opened`;
  await copyFile(path, copy);
  const pgp = createPgpForVault();
  const { db } = must(connectVault(copy));
  try {
    const key = await unlock(pgp, db, demoPassphrase);
    if (key === null) throw new Error('does not open');
    const rows: string[] = [];
    for (let sequence = 1; sequence <= lastSequence(db); sequence += 1) {
      const { segment } = await openSegment(pgp, key, db, sequence);
      rows.push(JSON.stringify(segment.entries), ...segment.entries.flatMap(disclosedIn));
    }
    const snapshot = await openSnapshot(pgp, key, db, () => undefined);
    if (snapshot === null) throw new Error('no snapshot: nothing of the index was looked at');
    rows.push(Buffer.from(snapshot.image).toString('utf8'));
    return rows;
  } finally {
    db.close();
    await rm(copy);
  }
}

const disclosedIn = (entry: LogEntry): readonly string[] => {
  const wire: WireChange | null = entry.kind === 'change' || entry.kind === 'quarantined' ? entry.wire : null;
  return (wire?.disclosures ?? []).map((text) => Buffer.from(text, 'base64url').toString());
};
