/** Kinds of lines: cards of three and of two lines, passports, and visas of the size of either. */
export type PassportFormat = 'TD1' | 'TD2' | 'TD3' | 'MRV-A' | 'MRV-B';

/** Half-open, from 0. */
export interface Place {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

interface Fields {
  readonly code: Place;
  readonly issuer: Place;
  readonly name: Place;
  readonly number: Place;
  readonly numberCheck: Place;
  readonly nationality: Place;
  readonly birth: Place;
  readonly birthCheck: Place;
  readonly sex: Place;
  readonly until: Place;
  readonly untilCheck: Place;
  /** In cards, where a long number goes on. */
  readonly optional: Place;
}

export interface PassportLayout {
  readonly format: PassportFormat;
  readonly lines: number;
  readonly length: number;
  readonly fields: Fields;
  /** Only passports check what the state has put there. */
  readonly optionalCheck: Place | null;
  /** The second free field of a card of three lines. */
  readonly more: Place | null;
  /** Visas have none. */
  readonly overall: { readonly digit: Place; readonly over: readonly Place[] } | null;
  /** A number of more than nine characters goes on in the free field. */
  readonly longNumbers: boolean;
}

const at = (line: number, from: number, to: number): Place => ({ line, from, to });

/** Passports, visas and cards of two lines have the same second line, but for its end. */
const twoLines = (length: number, optionalEnd: number): Fields => ({
  code: at(0, 0, 2),
  issuer: at(0, 2, 5),
  name: at(0, 5, length),
  number: at(1, 0, 9),
  numberCheck: at(1, 9, 10),
  nationality: at(1, 10, 13),
  birth: at(1, 13, 19),
  birthCheck: at(1, 19, 20),
  sex: at(1, 20, 21),
  until: at(1, 21, 27),
  untilCheck: at(1, 27, 28),
  optional: at(1, 28, optionalEnd),
});

const plain = { optionalCheck: null, more: null, overall: null, longNumbers: false } as const;

/** ICAO Doc 9303 parts 4 (passports), 5 and 6 (cards) and 7 (visas), 8th edition. */
export const passportLayouts: Readonly<Record<PassportFormat, PassportLayout>> = {
  TD1: {
    format: 'TD1',
    lines: 3,
    length: 30,
    fields: {
      code: at(0, 0, 2),
      issuer: at(0, 2, 5),
      number: at(0, 5, 14),
      numberCheck: at(0, 14, 15),
      optional: at(0, 15, 30),
      birth: at(1, 0, 6),
      birthCheck: at(1, 6, 7),
      sex: at(1, 7, 8),
      until: at(1, 8, 14),
      untilCheck: at(1, 14, 15),
      nationality: at(1, 15, 18),
      name: at(2, 0, 30),
    },
    optionalCheck: null,
    more: at(1, 18, 29),
    overall: { digit: at(1, 29, 30), over: [at(0, 5, 30), at(1, 0, 7), at(1, 8, 15), at(1, 18, 29)] },
    longNumbers: true,
  },
  TD2: {
    ...plain,
    format: 'TD2',
    lines: 2,
    length: 36,
    fields: twoLines(36, 35),
    overall: { digit: at(1, 35, 36), over: [at(1, 0, 10), at(1, 13, 20), at(1, 21, 35)] },
    longNumbers: true,
  },
  TD3: {
    ...plain,
    format: 'TD3',
    lines: 2,
    length: 44,
    fields: twoLines(44, 42),
    optionalCheck: at(1, 42, 43),
    overall: { digit: at(1, 43, 44), over: [at(1, 0, 10), at(1, 13, 20), at(1, 21, 43)] },
  },
  'MRV-A': { ...plain, format: 'MRV-A', lines: 2, length: 44, fields: twoLines(44, 44) },
  'MRV-B': { ...plain, format: 'MRV-B', lines: 2, length: 36, fields: twoLines(36, 36) },
};
