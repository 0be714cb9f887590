import { describe, expect, it } from 'vitest';
import { labelKeys } from './labels.ts';
import { recordType, recordTypes } from './table.ts';

const table: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  case: {
    W: 'alias status priority owner caseworker closureReason removed',
    L: 'where',
    T: 'danger',
    X: 'vouchedBy vetting+',
  },
  person: { G: 'case alias role ageBand languages+ needs+ removed', I: 'trueName birthDate citizenship+' },
  link: { T: 'personA personB kind removed' },
  channel: { C: 'parent kind value safeTimes neverSay safeWord dangerWord removed' },
  consent: { W: 'person partnerKind groups+ basis given until removed' },
  assessment: { T: 'case day answers level next removed' },
  watch: { W: 'case every start watcher ladder removed' },
  checkIn: { W: 'case at by outcome rung removed' },
  safeHouse: { W: 'codeName keeper state suits+ removed', L: 'address host' },
  unit: { W: 'safeHouse name beds blocked blockedNights+ removed' },
  stay: {
    G: 'safeHouse unit guestName guests ageBands languages+ needs+ from until arrival doorWord bringer status actualFrom arrivedAt actualUntil answer removed',
    W: 'case overrideReason',
  },
  headCount: { W: 'safeHouse day count removed' },
  leg: { W: 'case order status removed', L: 'from to departs arrives transport escort papers+ confirmBy' },
  helper: { X: 'alias kinds+ vetting state removed' },
  pathway: { W: 'case country kind people+ template templateVersion anchors status removed' },
  step: {
    W: 'pathway title person order rule due status startedOn doneOn duration dependsOn+ documents+ conditions actor responsible fee milestone ifRefused source templateKey removed',
  },
  appointment: { W: 'step at status removed', L: 'place country' },
  document: { W: 'person kind country validFrom validUntil removed', I: 'number file' },
  template: { W: 'country kind templateId version source checkedOn checkedBy about steps removed' },
  note: { X: 'parent text audience kind removed' },
  incident: { T: 'parent kind day place account perpetrators evidence+ removed' },
  transition: { W: 'case kind service partner groups+ status removed' },
  cost: { M: 'parent day amount line receipt removed' },
  file: { X: 'parent name size sha256 sealed key removed' },
};

describe('the record table', () => {
  it('has these types, fields, groups and sets, and no others', () => {
    const made = recordTypes.map((type) => {
      const byGroup: Record<string, string> = {};
      for (const { name, group, set } of type.fields.values()) {
        byGroup[group] = [byGroup[group], set ? `${name}+` : name].filter(Boolean).join(' ');
      }
      // `removed` is added last to the fields of a type, and belongs to its main group.
      const words = (text: string | undefined) => text?.split(' ').toSorted();
      return [
        type.name,
        Object.fromEntries(Object.entries(byGroup).map(([group, text]) => [group, words(text)])),
      ];
    });
    const wanted = Object.entries(table).map(([name, byGroup]) => [
      name,
      Object.fromEntries(Object.entries(byGroup).map(([group, text]) => [group, text.split(' ').toSorted()])),
    ]);
    expect(made).toEqual(wanted);
  });

  it('points only to types that exist, and every parent pointer is a reference', () => {
    for (const type of recordTypes) {
      for (const { refersTo, kind, parent, choices } of type.fields.values()) {
        expect(refersTo !== null).toBe(kind === 'ref');
        expect(choices !== null).toBe(kind === 'choice' || kind === 'term');
        if (parent) expect(kind).toBe('ref');
        if (refersTo !== null && refersTo !== 'any') {
          for (const target of refersTo) expect(recordType(target)).toBeDefined();
        }
      }
    }
  });

  it('finds no type by a name that every object has', () => {
    expect(recordType('constructor')).toBeUndefined();
    expect(recordType('case')?.fields.get('constructor')).toBeUndefined();
  });

  it('gives every text a key, and lists of one name one meaning', () => {
    const keys = labelKeys();
    expect(keys).toContain('record.safeHouse');
    expect(keys).toContain('field.safeHouse.codeName');
    expect(keys).toContain('field.removed');
    expect(keys).toContain('choice.houseState.compromised');
    const lists = new Map<string, object>();
    for (const { choices } of recordTypes.flatMap((type) => [...type.fields.values()])) {
      if (choices === null) continue;
      expect(lists.get(choices.name) ?? choices).toBe(choices);
      lists.set(choices.name, choices);
    }
  });
});
