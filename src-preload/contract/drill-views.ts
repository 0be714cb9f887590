import type { StartKind, ThingKind } from '../../src-main/domain/exposure-facts.ts';
import type { Urgency, Why } from '../../src-main/domain/exposure-reasons.ts';
import type { Role } from '../../src-main/domain/trust.ts';

export type { StartKind, Urgency, Why };

export interface DrillStart {
  readonly kind: StartKind;
  /** A record, or a contact's digest. */
  readonly id: string;
}

/** A file, by its number in the series to its partner. */
export interface DrillFile {
  readonly number: number;
  readonly day: string;
}

/** One sentence: why something is exposed. Names are empty where they aren't known here. */
export interface DrillReason {
  readonly why: Why;
  readonly urgency: Urgency;
  /** Of what the sentence is about. */
  readonly of: ThingKind;
  /** Code name; null where no house is meant. */
  readonly house: string | null;
  /** Of the leg, or of those of the same case; null where none is meant. */
  readonly caseAlias: string | null;
  /** Of a link, as its choice list says. */
  readonly linkKind: string | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly partner: string | null;
  /** Files that carried it, the oldest first; empty with a partner: it came from them. */
  readonly files: readonly DrillFile[];
}

/** How to reach somebody, and what must not be done. */
export interface DrillCall {
  readonly id: string;
  readonly kind: string;
  readonly value: string;
  readonly safeTimes: string;
  readonly neverSay: string;
  /** The lost one has this number, or knows it: not to be called on it. */
  readonly exposed: boolean;
}

interface Line {
  readonly id: string;
  readonly name: string;
  readonly urgency: Urgency;
  readonly reasons: readonly DrillReason[];
}

/** Somebody to call: a person, all of a case in which nobody is recorded, or guests of whom no case is known. */
export interface DrillPerson extends Line {
  readonly kind: 'person' | 'case' | 'stay';
  readonly caseId: string | null;
  readonly caseAlias: string | null;
  readonly priority: string;
  readonly tonight: { readonly id: string; readonly name: string } | null;
  readonly calls: readonly DrillCall[];
  /** RFC 3339: ticked on this computer. */
  readonly reached: string | null;
}

export interface DrillStay {
  readonly id: string;
  readonly guestName: string;
  readonly guests: number;
  readonly caseId: string | null;
  readonly caseAlias: string | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly when: 'tonight' | 'coming';
}

export interface DrillHouse extends Line {
  readonly state: string;
  /** People this night. */
  readonly guestsTonight: number;
  /** The address is known, or may be: whoever is there or comes has to go elsewhere. */
  readonly unsafe: boolean;
  readonly moving: readonly DrillStay[];
}

export interface DrillHelper extends Line {
  readonly state: string;
  readonly calls: readonly DrillCall[];
  readonly reached: string | null;
}

export interface DrillPartner extends Line {
  readonly role: Role | null;
  readonly reached: string | null;
}

export interface DrillChannel extends Line {
  readonly kind: string;
  readonly owner: string;
}

/** One file, and what of this drill was in it. */
export interface DrillBundle {
  readonly partner: string;
  readonly partnerName: string;
  /** Null: all that came from them. */
  readonly file: DrillFile | null;
  readonly records: readonly { readonly type: string; readonly name: string }[];
}

export interface DrillView {
  readonly start: DrillStart & { readonly name: string; readonly caseAlias: string | null };
  /** The state of what was lost, where its type has one. */
  readonly state: string;
  /** How far this vault was written when it was read: tasks are saved only against what was shown. */
  readonly at: number;
  /** Worst first, as all lists here. */
  readonly people: readonly DrillPerson[];
  readonly houses: readonly DrillHouse[];
  readonly helpers: readonly DrillHelper[];
  readonly partners: readonly DrillPartner[];
  readonly channels: readonly DrillChannel[];
  readonly bundles: readonly DrillBundle[];
}
