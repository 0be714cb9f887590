import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listConflicts } from '../../actions/list-conflicts.ts';
import { verifyAudit } from '../../actions/verify-audit.ts';
import { auditSentences } from '../../actions/audit-sentences.ts';
import { resolveConflict } from '../../actions/resolve-conflict.ts';
import { done, type Result } from '../../domain/result.ts';
import type { Role } from '../../domain/trust.ts';
import type { RecordRow } from '../../actions/ports/store.ts';
import { recordTypes } from '../../domain/records/table.ts';
import type { Parts } from '../../parts.ts';
import { language } from '../language.ts';
import { recordFamily } from './family.ts';
import { anchorFor } from '../session.ts';
import { demoCost, DemoRefused, must, Party, demoPassphrase } from './party.ts';

export interface Played {
  readonly dir: string;
  readonly summary: string;
  /** True when both coordinators have the same records, show the same in every field that both hold, and no conflict. */
  readonly agreed: boolean;
  /** What the auditor found in the journals of the three. */
  readonly audit: 'sound' | 'contradicted';
}

/** Plays the whole exchange between three vaults in one folder, and an audit of it. Refusals are those of the actions played. */
export async function playDemo(
  parts: Parts,
  folder: string,
  say: (line: string) => void,
): Promise<Result<Played>> {
  const parties: Party[] = [];
  try {
    const begin = async (name: string, role: Role): Promise<Party> => {
      // Where the other commands look for it: what they open afterwards is not taken for a file that was copied back.
      const anchor = anchorFor(join(folder, `${name}.vault`));
      const party = await Party.begin(parts, folder, name, role, demoCost, anchor);
      parties.push(party);
      say(`${name} (${role}) has a vault and an identity.`);
      return party;
    };
    const anna = await begin('anna', 'coordinator');
    const boris = await begin('boris', 'coordinator');
    const cedar = await begin('cedar', 'shelter');
    const played = await story(anna, boris, cedar, say);
    const dora = await begin('dora', 'auditor');
    const audit = await auditStory([anna, boris, cedar], dora, say);
    await writeFile(join(folder, 'READ-ME.txt'), leftBehind, { mode: 0o600 });
    return done({ dir: folder, ...played, audit });
  } catch (error) {
    if (error instanceof DemoRefused) return { ok: false, refusal: error.refusal };
    throw error;
  } finally {
    for (const party of parties) await party.close();
  }
}

async function story(
  anna: Party,
  boris: Party,
  cedar: Party,
  say: (line: string) => void,
): Promise<Omit<Played, 'dir' | 'audit'>> {
  await anna.meet(boris, 'coordinator');
  await boris.meet(anna, 'coordinator');
  await anna.meet(cedar, 'shelter');
  await cedar.meet(anna, 'coordinator');
  say('They have compared their verification digits.');

  const family = await recordFamily(anna, cedar);
  say('anna has recorded a family of three, a safe house with a stay, and a pathway with three steps.');

  const carry = async (from: Party, to: Party, cases: Parameters<Party['send']>[1]): Promise<void> => {
    const sent = await from.send(to, cases);
    const counts = await to.receive(sent.path);
    const { new: fresh, changed, conflicts, proposals, quarantined } = counts;
    say(
      `${sent.line} → ${to.name}: ${fresh} new, ${changed} changed, ${conflicts} conflicts, ${proposals} proposals, ${quarantined} quarantined`,
    );
  };
  await carry(anna, boris, [family.caseId]);
  await carry(anna, cedar, []);

  await cedar.put('stay', { answer: 'canTake' }, family.stay);
  say('cedar answers that the house can take them.');
  await carry(cedar, anna, []);

  await anna.put('case', { priority: 'emergency' }, family.caseId);
  await boris.put('case', { priority: 'normal' }, family.caseId);
  await boris.put('step', { status: 'submitted' }, family.step);
  say('anna and boris change the priority apart from each other; boris submits a step.');
  await carry(boris, anna, []);

  const [conflict] = await listConflicts(anna.unlocked);
  if (conflict === undefined) throw new Error('the conflict of the story did not show');
  say(
    `anna sees: ${conflict.recordName} ${conflict.slot} ${conflict.values.map(({ value }) => JSON.stringify(value)).join(' or ')}`,
  );
  must(await resolveConflict(anna.unlocked, conflict.record, conflict.slot, 'emergency'));
  say('anna decides: emergency.');
  await carry(anna, boris, []);

  say('boris has never met cedar: what cedar wrote waits. They compare their digits, and it counts.');
  await boris.meet(cedar, 'shelter');

  const types = recordTypes.map(({ name }) => name);
  const agreed =
    (await listConflicts(anna.unlocked)).length === 0 &&
    (await listConflicts(boris.unlocked)).length === 0 &&
    showTheSame(anna, boris, types);
  const held = [anna, boris, cedar].map((party) => party.holds(types)).join('; ');
  return { agreed, summary: `${held}. ${agreed ? 'anna and boris agree.' : 'anna and boris DISAGREE.'}` };
}

/** Everyone gives an auditor the journal; with nothing disclosed it shows who did what in which order. */
async function auditStory(
  audited: readonly Party[],
  dora: Party,
  say: (line: string) => void,
): Promise<Played['audit']> {
  const files: Uint8Array[] = [];
  for (const party of audited) {
    await party.meet(dora, 'auditor');
    const { path, line } = await party.sendJournal(dora);
    say(`${line} → ${dora.name}`);
    files.push(must(await dora.unlocked.files.read(path, 65 * 1024 * 1024)));
  }
  const pins = audited.map(({ digest }) => digest);
  const report = must(await verifyAudit(dora.unlocked, dora.unlocked.own, { files, certificates: [], pins }));
  for (const sentence of auditSentences(report, language())) say(`  ${sentence}`);
  return report.verdict;
}

/** Whether both have the same records, with the same values in every field that both hold: addresses do not travel. */
function showTheSame(one: Party, other: Party, types: readonly string[]): boolean {
  const rows = (party: Party): ReadonlyMap<string, RecordRow> =>
    new Map(types.flatMap((type) => party.unlocked.vault.read.list({ type })).map((row) => [row.id, row]));
  const [ours, theirs] = [rows(one), rows(other)];
  return (
    ours.size === theirs.size &&
    [...ours.values()].every(({ id, values }) => {
      const there = theirs.get(id)?.values;
      return (
        there !== undefined &&
        Object.keys(there).every(
          (field) =>
            values[field] === undefined || JSON.stringify(values[field]) === JSON.stringify(there[field]),
        )
      );
    })
  );
}

const leftBehind = `Made by "corridor demo". Everyone in here is invented.

*.vault   four vaults; the passphrase of each is: ${demoPassphrase}
*.asc     the certificates they exchanged
*.pgp     the bundles they exchanged, each for one recipient

Put the passphrase into a file and try:
  corridor record list --vault anna.vault --passphrase-file F
  corridor bundle inspect --vault boris.vault --passphrase-file F anna-to-boris-1.pgp
  corridor audit verify --vault dora.vault --passphrase-file F --certs . --pin DIGEST … anna-journal.pgp
`;
