import type { Day } from './days.ts';
import { checkDigitOf } from './passport-check-digit.ts';
import { countryOfPassport, specimenState, withoutNationality } from './passport-countries.ts';
import { passportFault, type PassportDoubt, type PassportFault } from './passport-faults.ts';
import { formFaults, isInternalPassport } from './passport-forms.ts';
import type { PassportFormat, PassportLayout, Place } from './passport-layouts.ts';
import { inRussian, passportName, type PassportName } from './passport-name.ts';
import { typedPassportLines } from './passport-typed.ts';
import { birthsOf, nearDay, shortDate, type BornOn } from './passport-years.ts';

/** What the lines say, in the terms of records. */
export interface PassportFacts {
  /** Of the term list `documentKind`. */
  readonly kind: string;
  readonly country: string | null;
  readonly number: string;
  readonly validFrom: Day | null;
  readonly validUntil: Day | null;
  readonly name: PassportName;
  /** Empty where no date is known; two where it has to be asked. */
  readonly births: readonly BornOn[];
  readonly citizenship: string | null;
}

export interface PassportReading {
  /** What they are, or are most likely to become; null while nothing is typed. */
  readonly format: PassportFormat | null;
  readonly lines: readonly string[];
  readonly faults: readonly PassportFault[];
  readonly doubts: readonly PassportDoubt[];
  /** Null until there is no fault. */
  readonly facts: PassportFacts | null;
}

type Cut = (place: Place) => string;

/** Reads and checks the machine-readable lines of a travel document (ICAO Doc 9303), as typed. Never throws. */
export function readPassportLines(typed: string, today: Day): PassportReading {
  const { lines, layout } = typedPassportLines(typed);
  if (layout === null) return { format: null, lines, faults: [], doubts: [], facts: null };
  const { format } = layout;
  const shape = shapeFaults(lines, layout);
  // A line of another length has nothing in its place; the others can be told about already.
  const whole = lines.map((line) => line.length === layout.length);
  const text: Cut = ({ line, from, to }) =>
    whole[line] === true ? (lines[line]?.slice(from, to) ?? '') : '';
  const form = formFaults(layout, text, today);
  const sums = checkFaults(layout, text, new Set(form.map(({ field }) => field)));
  const faults = [...shape, ...form, ...sums];
  // Only where nothing else is wrong: a fault elsewhere makes this digit wrong as well.
  if (faults.length === 0 && !overallFits(layout, text)) faults.push(passportFault('overall', 'overall'));
  if (faults.length > 0) return { format, lines, faults, doubts: [], facts: null };
  return { format, lines, faults, ...factsOf(layout, text, today) };
}

function shapeFaults(lines: readonly string[], { lines: count, length }: PassportLayout): PassportFault[] {
  const faults = lines.flatMap((line, index): readonly PassportFault[] =>
    line.length === length
      ? []
      : [
          passportFault(line.length < length ? 'lineShort' : 'lineLong', null, {
            line: index + 1,
            length: line.length,
            expected: length,
          }),
        ],
  );
  if (lines.length !== count)
    faults.push(passportFault('lines', null, { length: lines.length, expected: count }));
  for (const [index, line] of lines.entries()) {
    const column = line.search(/[^A-Z0-9<]/u);
    const typed = String.fromCodePoint(line.codePointAt(column) ?? 0);
    if (column >= 0)
      faults.push(passportFault('foreign', null, { line: index + 1, column: column + 1, typed }));
  }
  return faults;
}

/** A card's number of more than nine characters: a filler where the digit stands, the rest and the digit in the free field. */
function wholeNumber(
  { fields, longNumbers }: PassportLayout,
  text: Cut,
): { readonly number: string; readonly digit: string; readonly fits: boolean } {
  const [number, digit] = [text(fields.number), text(fields.numberCheck)];
  const [rest = ''] = text(fields.optional).split('<');
  if (!longNumbers || digit !== '<' || number.endsWith('<') || rest.length < 2)
    return { number: number.replace(/<+$/, ''), digit, fits: checkDigitOf(number) === digit };
  const [tail, last] = [rest.slice(0, -1), rest.slice(-1)];
  // Doc 9303 does not say whether the filler counts as a place; states do both. The overall digit covers all of it anyway.
  const fits = [`${number}${tail}`, `${number}<${tail}`].some((all) => checkDigitOf(all) === last);
  return { number: number + tail, digit: last, fits };
}

const isEmpty = (text: string): boolean => /^<*$/.test(text);

function checkFaults(layout: PassportLayout, text: Cut, wrong: ReadonlySet<unknown>): PassportFault[] {
  const { fields, optionalCheck } = layout;
  const faults: PassportFault[] = [];
  const say = (field: 'number' | 'birth' | 'until' | 'optional', place: Place, fits: boolean): void => {
    const typed = text(place);
    if (typed !== '' && !wrong.has(field) && !fits)
      faults.push(
        passportFault('checkDigit', field, { line: place.line + 1, column: place.from + 1, typed }),
      );
  };
  const before = faults.length;
  say('number', fields.numberCheck, wholeNumber(layout, text).fits);
  const alike = faults.length > before ? likelySlip(text(fields.number), text(fields.numberCheck)) : null;
  if (alike !== null)
    faults[before] = passportFault('checkDigit', 'number', {
      line: fields.number.line + 1,
      column: fields.number.from + alike.index + 1,
      typed: alike.typed,
      meant: alike.meant,
    });
  for (const [field, digit] of [
    ['birth', 'birthCheck'],
    ['until', 'untilCheck'],
  ] as const)
    say(field, fields[digit], fits(text(fields[field]), text(fields[digit])));
  if (optionalCheck !== null)
    say('optional', optionalCheck, fits(text(fields.optional), text(optionalCheck)));
  return faults;
}

/** The one look-alike in a number whose other reading makes its digit fit; a hint, and nothing is put in its place. */
function likelySlip(
  number: string,
  digit: string,
): { readonly index: number; readonly typed: string; readonly meant: string } | null {
  const found = Array.from(number).flatMap((typed, index) =>
    ['O0', 'Q0', 'I1', 'Z2', 'S5', 'G6', 'B8'].flatMap((pair) => {
      const meant = pair.includes(typed) ? pair.replace(typed, '') : '';
      const other = number.slice(0, index) + meant + number.slice(index + 1);
      return meant !== '' && checkDigitOf(other) === digit ? [{ index, typed, meant }] : [];
    }),
  );
  const [only, more] = found;
  return only === undefined || more !== undefined ? null : only;
}

/** An empty field may have a filler for its digit. */
const fits = (text: string, digit: string): boolean =>
  checkDigitOf(text) === digit || (isEmpty(text) && digit === '<');

const overallFits = ({ overall }: PassportLayout, text: Cut): boolean =>
  overall === null || checkDigitOf(overall.over.map(text).join('')) === text(overall.digit);

function factsOf(
  layout: PassportLayout,
  text: Cut,
  today: Day,
): { readonly facts: PassportFacts | null; readonly doubts: readonly PassportDoubt[] } {
  const { fields, format } = layout;
  const internal = isInternalPassport(layout, text);
  const read = passportName(text(fields.name));
  if (read === null) return { facts: null, doubts: [] };
  const name = internal ? { ...read, primary: inRussian(read.primary), given: inRussian(read.given) } : read;
  const [issuer, nationality] = [text(fields.issuer), text(fields.nationality)].map((code) => ({
    code: code.replace(/<+$/, ''),
    country: countryOfPassport(code),
  }));
  const births = birthsOf(text(fields.birth), today);
  const validUntil = nearDay(text(fields.until), today) ?? null;
  const { number } = wholeNumber(layout, text);
  const facts: PassportFacts = {
    kind: internal ? 'internalPassport' : kindOf(format, text(fields.code), nationality?.code ?? ''),
    country: issuer?.country ?? null,
    number: internal ? internalNumber(number, text(fields.optional)) : number.replaceAll('<', ' '),
    validFrom: internal ? (nearDay(text(fields.optional).slice(1, 7), today) ?? null) : null,
    validUntil,
    name,
    births,
    citizenship: nationality?.country ?? null,
  };
  const doubts: PassportDoubt[] = [];
  const doubt = (code: PassportDoubt, holds: boolean): void => {
    if (holds) doubts.push(code);
  };
  const specimen = issuer?.code === specimenState || nationality?.code === specimenState;
  doubt('specimen', specimen);
  doubt('issuerUnknown', issuer?.country === undefined);
  doubt('nationalityUnknown', nationality?.country === undefined);
  doubt('issuerNoCountry', issuer?.country === null && issuer.code !== specimenState);
  doubt('nationalityNoCountry', nationality?.country === null && nationality.code !== specimenState);
  doubt('nameCut', name.cut);
  doubt('birthAsked', births.length > 1);
  doubt('birthUnknown', shortDate(text(fields.birth)) === 'unknown');
  doubt('expired', validUntil !== null && validUntil < today);
  doubt('visaNumber', format === 'MRV-A' || format === 'MRV-B');
  return { facts, doubts };
}

/** `PR`, `PT`, `PL`: documents for refugees, foreigners and on behalf of an organisation, since the 8th edition. */
function kindOf(format: PassportFormat, code: string, nationality: string): string {
  if (format === 'MRV-A' || format === 'MRV-B') return 'visa';
  if (format !== 'TD3') return 'identityCard';
  return withoutNationality.has(nationality) || /^P[RTL]$/.test(code) ? 'travelDocument' : 'passport';
}

/** Ten figures: three of the series, the number, and the fourth figure of the series in the free field. */
const internalNumber = (number: string, optional: string): string =>
  /^\d{9}$/.test(number) && /^\d/.test(optional)
    ? `${number.slice(0, 3)}${optional.slice(0, 1)} ${number.slice(3)}`
    : number;
