import { join } from 'node:path';
import { addContact } from '../../actions/add-contact.ts';
import { applyBundle } from '../../actions/apply-bundle.ts';
import { exportBundle } from '../../actions/export-bundle.ts';
import { exportJournal } from '../../actions/export-journal.ts';
import { inspectBundle } from '../../actions/inspect-bundle.ts';
import { createVault } from '../../actions/open-vault.ts';
import { planBundle } from '../../actions/plan-bundle.ts';
import { putRecords } from '../../actions/put-record.ts';
import { certificateText, saveText } from '../../actions/save-key.ts';
import { trustContact } from '../../actions/trust-contact.ts';
import type { Argon2Cost } from '../../actions/ports/pgp.ts';
import type { Unlocked } from '../../actions/unlocked.ts';
import type { ImportCounts } from '../../../src-preload/contract/views.ts';
import type { IdentityDigest, RecordId } from '../../domain/ids.ts';
import type { Json } from '../../domain/json.ts';
import type { Result } from '../../domain/result.ts';
import type { Role } from '../../domain/trust.ts';
import type { Parts } from '../../parts.ts';

/** Printed for everyone to read: nothing real is ever in these vaults. */
export const demoPassphrase = 'invented people only, lantern harbour';

/** Quick to open, since the passphrase is public anyway; a real vault takes 512 MiB. */
export const demoCost: Argon2Cost = { memoryExponent: 16, passes: 3, parallelism: 4 };

/** A refusal in the demo ends it, with its own name and exit code. */
export class DemoRefused extends Error {
  readonly refusal: Extract<Result<unknown>, { ok: false }>['refusal'];

  constructor(refusal: DemoRefused['refusal']) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new DemoRefused(result.refusal);
  return result.value;
}

/** One person with an own vault, doing what the windows do. */
export class Party {
  readonly unlocked: Unlocked;
  readonly #folder: string;
  /** Bundles so far, by recipient. */
  readonly #sent = new Map<string, number>();

  private constructor(unlocked: Unlocked, folder: string) {
    this.unlocked = unlocked;
    this.#folder = folder;
  }

  static async begin(
    parts: Parts,
    folder: string,
    name: string,
    role: Role,
    cost: Argon2Cost = demoCost,
    anchor: string | null = join(folder, `${name}.anchor`),
  ): Promise<Party> {
    const place = {
      path: join(folder, `${name}.vault`),
      passphrase: demoPassphrase,
      anchor,
      cost,
      progress: () => undefined,
    };
    const unlocked = must(await createVault(parts.tools, parts.vaults, place, { name, role }));
    const party = new Party(unlocked, folder);
    must(await saveText(unlocked, join(folder, `${name}.asc`), certificateText(unlocked)));
    return party;
  }

  get name(): string {
    return this.unlocked.own.certificate.name;
  }

  get digest(): IdentityDigest {
    return this.unlocked.own.certificate.digest;
  }

  /** Adds a partner's certificate and says that the digits were compared. */
  async meet(other: Party, role: Role): Promise<void> {
    const bytes = new TextEncoder().encode(certificateText(other.unlocked));
    must(await addContact(this.unlocked, bytes, role));
    must(await trustContact(this.unlocked, other.digest, { state: 'verified', compared: 'in person' }));
  }

  async put(type: string, fields: Json, id?: RecordId): Promise<RecordId> {
    const record: Json = id === undefined ? { type, fields } : { type, id, fields };
    const [saved] = must(await putRecords(this.unlocked, [record]));
    if (saved === undefined) throw new Error('nothing was put');
    return saved.id;
  }

  /** Exports to a file named for the story; a real file has a random name. */
  async send(
    to: Party,
    cases: readonly RecordId[],
  ): Promise<{ readonly path: string; readonly line: string }> {
    const request = { to: to.digest, preset: null, cases, addresses: false };
    const plan = must(await planBundle(this.unlocked, request));
    const number = (this.#sent.get(to.name) ?? 0) + 1;
    this.#sent.set(to.name, number);
    const file = `${this.name}-to-${to.name}-${number}.pgp`;
    const path = join(this.#folder, file);
    const { changes, bytes } = must(await exportBundle(this.unlocked, plan, path, false));
    return { path, line: `${file}: ${changes} changes, ${bytes} bytes` };
  }

  /** Gives an auditor the whole journal. */
  async sendJournal(to: Party): Promise<{ readonly path: string; readonly line: string }> {
    const file = `${this.name}-journal.pgp`;
    const path = join(this.#folder, file);
    const { changes, bytes } = must(await exportJournal(this.unlocked, to.digest, path, false));
    return { path, line: `${file}: ${changes} signatures, nothing disclosed, ${bytes} bytes` };
  }

  async receive(path: string): Promise<ImportCounts> {
    const bytes = must(await this.unlocked.files.read(path, 65 * 1024 * 1024));
    const inspected = must(await inspectBundle(this.unlocked, bytes, () => undefined));
    return must(await applyBundle(this.unlocked, inspected));
  }

  /** What this party holds, by type. */
  holds(types: readonly string[]): string {
    const counts = types
      .map((type) => [type, this.unlocked.vault.read.count(type)] as const)
      .filter(([, count]) => count > 0)
      .map(([type, count]) => `${count} ${type}`);
    return `${this.name} holds ${counts.join(', ') || 'nothing'}`;
  }

  close(): Promise<void> {
    return this.unlocked.vault.close();
  }
}
