/** Which part of the lines: what people see printed on the page. */
export type PassportField =
  | 'kind'
  | 'issuer'
  | 'name'
  | 'number'
  | 'nationality'
  | 'birth'
  | 'sex'
  | 'until'
  | 'optional'
  | 'overall';

export type PassportFaultCode =
  /** More or fewer lines than documents of this kind have. */
  | 'lines'
  | 'lineShort'
  | 'lineLong'
  /** Not a capital letter, a digit or a filler. */
  | 'foreign'
  /** A letter where only a digit can stand that looks like it, or the other way round. */
  | 'letterForDigit'
  | 'digitForLetter'
  | 'notDigit'
  | 'notLetter'
  | 'kindUnknown'
  | 'numberMissing'
  | 'nameMissing'
  | 'notSex'
  | 'notDate'
  /** The digit that belongs to the field is another. */
  | 'checkDigit'
  /** The last digit, over nearly everything, is another: something is wrong that no other digit covers. */
  | 'overall';

/** Something that keeps the lines from being taken. Line and column count from 1; `length` is what there is. */
export interface PassportFault {
  readonly code: PassportFaultCode;
  readonly field: PassportField | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly typed: string | null;
  readonly meant: string | null;
  readonly length: number | null;
  readonly expected: number | null;
}

export const passportFault = (
  code: PassportFaultCode,
  field: PassportField | null,
  more: Partial<Omit<PassportFault, 'code' | 'field'>> = {},
): PassportFault => ({
  line: null,
  column: null,
  typed: null,
  meant: null,
  length: null,
  expected: null,
  ...more,
  code,
  field,
});

/** Something that the user should know, and that may be right. */
export type PassportDoubt =
  /** An invented document, from ICAO's own pages. */
  | 'specimen'
  | 'issuerUnknown'
  | 'nationalityUnknown'
  /** No country: an organisation's document, or somebody whom no state calls its citizen. */
  | 'issuerNoCountry'
  | 'nationalityNoCountry'
  | 'nameCut'
  /** Could be of this century or the last: has to be asked. */
  | 'birthAsked'
  | 'birthUnknown'
  | 'expired'
  /** States may print the number of the passport in a visa's lines. */
  | 'visaNumber';
