import type { AuditFinding } from '../actions/ports/audit.ts';
import type { IdentityDigest } from '../domain/ids.ts';
import { readEvents, type AuditEvents } from './audit-events.ts';
import type { AuditFile } from './audit-file.ts';
import { journalHeadAfter, journalStart } from './journal.ts';
import type { JournalLine } from './journal-lines.ts';

/** A head of somebody's journal that the verifier knows from elsewhere than this journal. */
export interface KnownHead {
  readonly by: IdentityDigest;
  readonly number: number;
  readonly head: string;
  /** Where the witness's own journal says so; null: it stands in a file that was made for the witness. */
  readonly entry: number | null;
  /** The manifest that carried it is itself an entry, the next one. */
  readonly atLeast: number;
}

/** One author's journal: the longest that was supplied, recomputed. */
export class AuditChain {
  readonly identity: IdentityDigest;
  readonly lines: readonly JournalLine[];
  readonly events: AuditEvents;
  readonly findings: AuditFinding[] = [];
  /** `heads[n]` follows from the bytes of entries 1 to n; it ends where an entry doesn't follow. */
  readonly heads: readonly string[];
  /** The manifest of the file that this journal came in: no witness of itself. */
  readonly file: AuditFile;
  /** Nothing can be said beyond. */
  #limit: number;

  constructor(file: AuditFile, lines: readonly JournalLine[]) {
    this.file = file;
    this.identity = file.manifest.from;
    this.lines = lines;
    this.heads = headsOf(lines);
    const sound = this.heads.length - 1;
    this.#limit = sound;
    this.events = readEvents(lines.slice(0, sound));
    if (sound < lines.length) this.blame('entry-altered', sound + 1, null);
    else this.#checkEnd();
    for (const entry of this.events.malformed) this.blame('entry-malformed', entry, null);
    this.#checkBeginning();
  }

  /** True for who the owner is and was. */
  is(digest: IdentityDigest): boolean {
    return this.file.selves.has(digest);
  }

  get limit(): number {
    return this.#limit;
  }

  /** Notes what is wrong. `entry` null: nobody can say from where on, so nothing is complete any more. */
  blame(
    code: AuditFinding['code'],
    entry: number | null,
    by: IdentityDigest | null,
    detail: AuditFinding['detail'] = {},
  ): void {
    this.findings.push({ code, journal: this.identity, entry, by, detail });
    this.#limit = Math.max(0, Math.min(this.#limit, (entry ?? 1) - 1));
  }

  /** Another journal of the same author: one of them goes on where the other ends, or it is a fork. */
  compare(other: readonly JournalLine[]): void {
    const heads = headsOf(other);
    const both = Math.min(heads.length, this.heads.length);
    for (let number = 1; number < both; number += 1) {
      if (heads[number] === this.heads[number]) continue;
      this.blame('journal-fork', number, this.identity, { entries: other.length });
      return;
    }
    if (heads.length - 1 < other.length) this.blame('entry-altered', heads.length, this.identity);
  }

  /** Every head that anybody knows has to be in this one chain. Gives those that are. */
  agreeWith(known: readonly KnownHead[]): readonly KnownHead[] {
    const agreeing = known.filter(({ number, head }) => this.heads[number] === head);
    const contradicting = known
      .filter(({ number, head }) => number < this.heads.length && this.heads[number] !== head)
      .toSorted((one, other) => one.number - other.number);
    const [first] = contradicting;
    if (first !== undefined) {
      const agreed = agreeing.reduce(
        (most, { number }) => (number < first.number ? Math.max(most, number) : most),
        0,
      );
      this.blame('head-contradicted', agreed + 1, first.by, { witnessed: first.number });
    }
    const longest = known.toSorted((one, other) => other.atLeast - one.atLeast)[0];
    if (longest !== undefined && longest.atLeast > this.lines.length)
      this.blame('journal-shorter', this.lines.length + 1, longest.by, { witnessed: longest.atLeast });
    return agreeing;
  }

  #checkEnd(): void {
    const { number, head } = this.file.manifest.journal;
    if (number !== this.lines.length || this.heads[number] !== head)
      this.blame('journal-end-differs', Math.min(number, this.lines.length) + 1, null, { signed: number });
  }

  #checkBeginning(): void {
    const [created] = this.events.created;
    if (this.heads.length > 1 && (created?.entry !== 1 || !this.is(created.digest)))
      this.blame('journal-of-another', 1, null);
  }
}

function headsOf(lines: readonly JournalLine[]): readonly string[] {
  const heads = [journalStart.head];
  for (const [index, line] of lines.entries()) {
    const head = journalHeadAfter(heads[index] ?? '', line.digest);
    if (line.number !== index + 1 || line.head !== head) break;
    heads.push(head);
  }
  return heads;
}
