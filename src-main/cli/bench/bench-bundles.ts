import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { applyBundle } from '../../actions/apply-bundle.ts';
import { exportBundle } from '../../actions/export-bundle.ts';
import { inspectBundle } from '../../actions/inspect-bundle.ts';
import { planBundle } from '../../actions/plan-bundle.ts';
import { putRecords } from '../../actions/put-record.ts';
import { openPrograms } from '../../pgp/testing/programs.ts';
import { createParts } from '../../parts.ts';
import { must, Party } from '../demo/party.ts';
import { caseIdOf, inventedCase, inventedHouse } from './invented-case.ts';
import { best, report, timed } from './report.ts';

const nothing = (): void => undefined;

/** Sends so many cases, each size between two vaults of their own. */
export async function bundles(folder: string, sizes: readonly number[]): Promise<void> {
  const parts = createParts();
  for (const cases of sizes) {
    const from = await Party.begin(parts, folder, `from-${cases}`, 'coordinator');
    const to = await Party.begin(parts, folder, `to-${cases}`, 'coordinator');
    await from.meet(to, 'coordinator');
    await to.meet(from, 'coordinator');
    const numbers = Array.from({ length: cases }, (_, number) => number);
    const records = [inventedHouse, ...numbers.flatMap(inventedCase)].map((record) => ({ ...record }));
    must(await putRecords(from.unlocked, records));

    const path = join(folder, `${cases}.pgp`);
    const request = { to: to.digest, preset: null, cases: numbers.map(caseIdOf), addresses: false };
    const sent = await timed(async () => {
      const plan = must(await planBundle(from.unlocked, request));
      return must(await exportBundle(from.unlocked, plan, path, false));
    });
    const name = `${cases} cases`;
    report(`${name}: changes`, sent.value.changes);
    report(`${name}: bundle bytes`, statSync(path).size);
    report(`${name}: export`, sent.ms);

    const bytes = readFileSync(path);
    const inspected = await timed(async () => must(await inspectBundle(to.unlocked, bytes, nothing)));
    const applied = await timed(async () => must(await applyBundle(to.unlocked, inspected.value)));
    report(`${name}: import, up to the preview`, inspected.ms);
    report(`${name}: import, applying`, applied.ms);
    report(`${name}: gpg --decrypt of as many bytes`, await gpgDecrypt(bytes.length));
    await from.close();
    await to.close();
  }
}

/** GnuPG does not read SEIPDv2, so it gets a message of the same size that it made itself, signed and uncompressed. */
async function gpgDecrypt(size: number): Promise<number> {
  const programs = openPrograms();
  try {
    const keys = ['Key-Type: eddsa', 'Key-Curve: ed25519', 'Subkey-Type: ecdh', 'Subkey-Curve: cv25519'];
    programs.gpgKey('Bench', ...keys);
    const plain = programs.file('plain', new Uint8Array(size).fill(7));
    const made = programs.gpg(
      '-u',
      'Bench',
      '-r',
      'Bench',
      '--compress-algo',
      'none',
      '-o',
      'made',
      '-se',
      plain,
    );
    if (made.status !== 0) throw new Error(made.err);
    return await best(5, () => programs.gpg('-o', 'out', '-d', 'made'));
  } finally {
    programs.close();
  }
}
