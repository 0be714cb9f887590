import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must, type Party } from '../cli/demo/party.ts';
import type { RecordId } from '../domain/ids.ts';
import type { Role } from '../domain/trust.ts';
import { answerPartner, askPartner } from './ask-partner.ts';
import { questionsToUs } from './questions.ts';
import { showCase } from './show-case.ts';
import { showVetting } from './show-vetting.ts';
import { takeCall } from './take-call.ts';
import { Stage } from './testing/parties.ts';
import { plan, said } from './testing/planned.ts';

let stage: Stage;
let anna: Party;
let id: RecordId;
beforeEach(async () => {
  stage = await Stage.open();
  anna = await stage.party('anna');
  const channel = { kind: 'phone', value: 'CANARY 5551234' };
  const call = { alias: 'CANARY Plover', danger: 'CANARY', where: 'CANARY', channel };
  id = must(await takeCall(anna.unlocked, call)).id;
});
afterEach(() => stage.close());

const partner = async (role: Role): Promise<Party> => {
  const party = await stage.party('boris', role);
  await anna.meet(party, role);
  await party.meet(anna, 'coordinator');
  return party;
};
const question = 'Can you confirm Grey, about 25, of Shali?';
const askIt = (contact: Party) =>
  askPartner(anna.unlocked, { case: id, contact: contact.digest, text: ` ${question} ` });
const leaves = async (from: Party, to: Party): Promise<string> => said(from, await plan(from, to)).join('\n');

describe.each(['coordinator', 'shelter', 'legal'] as const)('a %s who is asked', (role) => {
  it('is sent the note alone, answers, and never holds the case', async () => {
    const boris = await partner(role);
    const { id: note } = must(await askIt(boris));
    const planned = await plan(anna, boris);
    expect(said(anna, planned).toSorted()).toEqual(
      [`note: field/audience = "${boris.digest}"`, `note: field/text = "${question}"`].toSorted(),
    );
    expect(JSON.stringify(planned.departing)).not.toContain(id);
    expect(planned.cases).toEqual([]);
    await boris.receive((await anna.send(boris, [])).path);

    const [asked] = await questionsToUs(boris.unlocked);
    expect(asked).toMatchObject({ id: note, text: question, fromName: 'anna', answers: [] });
    expect(boris.unlocked.vault.read.count('case')).toBe(0);
    // The case is not shared by it, now or with the next bundle.
    await anna.put('case', { alias: 'CANARY new' }, id);
    // Said again only because nobody has confirmed it yet.
    expect(await leaves(anna, boris)).toBe(said(anna, planned).join('\n'));
    expect(must(await showCase(anna.unlocked, id)).sharedWith).toEqual([]);

    must(await answerPartner(boris.unlocked, { id: note, text: 'Yes, from school.' }));
    expect((await questionsToUs(boris.unlocked))[0]?.answers).toMatchObject([{ text: 'Yes, from school.' }]);
    await anna.receive((await boris.send(anna, [])).path);
    const [shown] = must(await showVetting(anna.unlocked, id)).questions;
    expect(shown).toMatchObject({
      id: note,
      toName: 'boris',
      answers: [{ text: 'Yes, from school.', authorName: 'boris', own: false }],
    });
    // What came back asks nothing, and vouches for nobody by itself.
    expect(await questionsToUs(anna.unlocked)).toEqual([]);
    expect(must(await showVetting(anna.unlocked, id)).vouchedBy).toBeNull();
    expect(await leaves(anna, boris)).toBe('');
  });
});

describe('a coordinator', () => {
  it('who names itself as the reader of a note that it knows by id is sent nothing of it', async () => {
    const boris = await partner('coordinator');
    const note = await anna.put('note', { parent: id, text: 'CANARY secret' });
    // He gives her a case of his own, and claims the note for it and for himself.
    const his = await boris.put('case', { alias: 'Stilt' });
    await boris.put('note', { parent: his, audience: boris.digest }, note);
    await anna.receive((await boris.send(anna, [his])).path);
    expect(anna.unlocked.vault.read.row(note)?.values['audience']).toBe(boris.digest);
    expect(await leaves(anna, boris)).not.toContain('CANARY');
  });

  it('who is not asked any more learns that, and not who is', async () => {
    const boris = await partner('coordinator');
    const { id: note } = must(await askIt(boris));
    await boris.receive((await anna.send(boris, [])).path);
    await anna.put('note', { audience: null, text: 'CANARY, done' }, note);
    expect((await leaves(anna, boris)).split('\n').toSorted()).toEqual([
      'note: over/audience',
      'note: over/text',
    ]);
  });

  it('who is given the case later learns that the note belongs to it', async () => {
    const boris = await partner('coordinator');
    const { id: note } = must(await askIt(boris));
    await boris.receive((await anna.send(boris, [])).path);
    await boris.receive((await anna.send(boris, [id])).path);
    expect(boris.unlocked.vault.read.row(note)?.values['parent']).toBe(id);
  });

  it('who asks back about a case of their own is another question', async () => {
    const boris = await partner('coordinator');
    must(await askIt(boris));
    await boris.receive((await anna.send(boris, [])).path);
    const other = must(await takeCall(boris.unlocked, { alias: 'Stilt' })).id;
    const back = { case: other, contact: anna.digest, text: 'And Stilt?' };
    must(await askPartner(boris.unlocked, back));
    await anna.receive((await boris.send(anna, [])).path);
    expect((await questionsToUs(anna.unlocked)).map(({ text }) => text)).toEqual(['And Stilt?']);
    expect(anna.unlocked.vault.read.count('case')).toBe(1);
  });
});

describe('asking is refused', () => {
  it('where nobody could be sent it', async () => {
    const auditor = await partner('auditor');
    const asked = { case: id, contact: auditor.digest, text: question };
    expect(await askPartner(anna.unlocked, asked)).toMatchObject({
      refusal: { code: 'preset-not-for-role' },
    });
    expect(await askPartner(anna.unlocked, { ...asked, contact: '0'.repeat(64) })).toMatchObject({
      refusal: { code: 'no-such-contact' },
    });
    expect(await askPartner(anna.unlocked, { ...asked, text: ' ' })).toMatchObject({ ok: false });
    expect(await askPartner(anna.unlocked, { ...asked, case: '0'.repeat(32) })).toMatchObject({
      refusal: { code: 'no-such-record' },
    });
  });

  it('and so is answering what nobody asked', async () => {
    const own = await anna.put('note', { parent: id, text: 'x' });
    expect(await answerPartner(anna.unlocked, { id: own, text: 'y' })).toMatchObject({
      refusal: { code: 'no-such-request' },
    });
  });
});
