import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LogEntry } from '../../actions/ports/log.ts';
import type { ErasureAnswer } from '../../domain/erasure.ts';
import type { DisclosureDigest, StatementId } from '../../domain/ids.ts';
import { openChange } from '../../exchange/change.ts';
import { createMemoryIndex, loadMemoryIndex, type MemoryIndex } from './memory-index.ts';
import {
  applied,
  contact,
  erased,
  identity,
  LogMaker,
  type MadeChange,
  manifest,
  ownIdentity,
  record,
  self,
  TestLog,
} from './testing/log-maker.ts';

const anna = identity('anna');
const boris = identity('boris');
const wire = { statement: 'bytes', signatures: ['signature'] };
const at = '2026-01-01T00:00:00Z';
const idOf = (name: string): StatementId => manifest(name) as string as StatementId;

const request = (name: string, digests: readonly DisclosureDigest[]): LogEntry => ({
  kind: 'statement',
  id: idOf(name),
  said: { what: 'erase requested', author: anna, to: self, digests, reason: 'mistake', at },
  wire,
  from: manifest('carrier'),
});
const answer = (name: string, said: ErasureAnswer): LogEntry => ({
  kind: 'statement',
  id: idOf(`${said} to ${name}`),
  said: { what: 'erase answered', author: self, to: anna, request: idOf(name), answer: said, at },
  wire,
  from: null,
});

let log: TestLog;
let index: MemoryIndex;
let said: MadeChange;
let digests: readonly DisclosureDigest[];
const append = async (...entries: readonly LogEntry[]): Promise<void> => {
  await index.apply(log.add(entries), entries);
};
const open = (): readonly StatementId[] => index.reader.openRequests().map(({ id }) => id);

beforeEach(async () => {
  log = new TestLog();
  index = createMemoryIndex(openChange, log);
  said = new LogMaker().write(boris, 'case', record('one'), { alias: 'Heron', danger: 'A brother' });
  digests = [...said.digests.values()].toSorted();
  const people = [contact(anna, 'verified', 'coordinator'), contact(boris, 'verified', 'coordinator')];
  await append(ownIdentity(), ...people);
});
afterEach(() => index.close());

describe('requests that wait for a person', () => {
  it('are those that nobody here has answered, not those of rejected contacts', async () => {
    await append(request('first', digests), request('second', digests));
    expect(open()).toEqual([idOf('first'), idOf('second')]);
    await append(answer('first', 'declined'));
    expect(open()).toEqual([idOf('second')]);
    await append(contact(anna, 'rejected', 'coordinator'));
    expect(open()).toEqual([]);
  });

  it('and those of which something came again, until it is erased, on a disk that is full for re-sealing too', async () => {
    await append(request('first', digests), answer('first', 'not held'));
    await append(applied(said, manifest('later')));
    expect(open()).toEqual([idOf('first')]);
    const image = loadMemoryIndex(index.serialize(), openChange, log);
    expect(image?.reader.openRequests()).toEqual([{ id: idOf('first'), author: anna }]);
    image?.close();
    const [alias, danger] = [said.digests.get('field/alias'), said.digests.get('field/danger')];
    if (alias === undefined || danger === undefined) throw new Error('nothing was said');
    await append({ ...erased(alias), changes: [said.id] });
    expect(open()).toEqual([idOf('first')]);
    // A tombstone for another change says nothing of this one.
    await append({ ...erased(danger), changes: [new LogMaker().write(anna, 'case', record('two'), {}).id] });
    expect(open()).toEqual([idOf('first')]);
    // As vaults of before wrote it: in whatever change.
    await append(erased(danger));
    expect(open()).toEqual([]);
  });

  it('are told as they were signed, digests in their order, and without the bytes of others', async () => {
    await append(request('first', digests), answer('first', 'not held'));
    const { reader } = index;
    expect(reader.statement('erase requested', idOf('first'))).toEqual({
      id: idOf('first'),
      said: { what: 'erase requested', author: anna, to: self, digests, reason: 'mistake', at },
      from: manifest('carrier'),
    });
    expect(reader.statement('erase answered', idOf('first'))).toBeNull();
    expect(reader.statements('erase requested', 'own')).toEqual([]);
    expect(reader.statementsOwedTo(anna)).toMatchObject([{ id: idOf('not held to first'), wire }]);
    expect(reader.statementsOwedTo(boris)).toEqual([]);
    expect([reader.hasStatement(idOf('first')), reader.hasStatement(idOf('none'))]).toEqual([true, false]);
  });
});
