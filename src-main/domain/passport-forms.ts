import type { Day } from './days.ts';
import { passportFault, type PassportFault, type PassportField } from './passport-faults.ts';
import type { PassportLayout, Place } from './passport-layouts.ts';
import { isRussianSign, passportName } from './passport-name.ts';
import { birthsOf, nearDay, shortDate } from './passport-years.ts';

type Cut = (place: Place) => string;

/** What looks alike, for whoever types from a page: said, never put in its place. */
const digitLike: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  Z: '2',
  S: '5',
  G: '6',
  T: '7',
  B: '8',
};
const letterLike: Readonly<Record<string, string>> = { 0: 'O', 1: 'I', 2: 'Z', 5: 'S', 6: 'G', 8: 'B' };

/** The domestic passport of Russia, whose lines follow the same form. */
export const isInternalPassport = ({ format, fields }: PassportLayout, text: Cut): boolean =>
  format === 'TD3' && text(fields.code) === 'PN' && text(fields.issuer) === 'RUS';

/** Characters that can't stand where they stand, and dates that can't be. What isn't there yet (a short line) is no fault. */
export function formFaults(layout: PassportLayout, text: Cut, today: Day): readonly PassportFault[] {
  const { fields, format } = layout;
  const faults = [...digitFaults(layout, text), ...letterFaults(layout, text)];
  const wrong = new Set(faults.map(({ field }) => field));
  const say = (code: PassportFault['code'], field: PassportField, place: Place, holds: boolean): void => {
    const typed = text(place);
    if (typed !== '' && !wrong.has(field) && holds)
      faults.push(passportFault(code, field, { line: place.line + 1, column: place.from + 1, typed }));
  };
  const kinds = format === 'TD3' ? /^P/ : format === 'TD1' || format === 'TD2' ? /^[ACI](?!V)/ : /^V/;
  say('kindUnknown', 'kind', fields.code, !kinds.test(text(fields.code)));
  say('numberMissing', 'number', fields.number, text(fields.number).startsWith('<'));
  say('nameMissing', 'name', fields.name, passportName(text(fields.name)) === null);
  say('notSex', 'sex', fields.sex, !/^[MF<]$/.test(text(fields.sex)));
  const birth = text(fields.birth);
  const born = shortDate(birth);
  say('notDate', 'birth', fields.birth, born !== 'unknown' && birthsOf(birth, today).length === 0);
  say('notDate', 'until', fields.until, nearDay(text(fields.until), today) === undefined);
  return faults;
}

/** Dates and the digits that belong to fields. */
function digitFaults({ fields, optionalCheck, overall }: PassportLayout, text: Cut): PassportFault[] {
  const places: readonly (readonly [PassportField, Place])[] = [
    ['number', fields.numberCheck],
    ['birth', fields.birth],
    ['birth', fields.birthCheck],
    ['until', fields.until],
    ['until', fields.untilCheck],
    ...(optionalCheck === null ? [] : [['optional', optionalCheck] as const]),
    ...(overall === null ? [] : [['overall', overall.digit] as const]),
  ];
  return places.flatMap(([field, place]) =>
    wrongSigns(field, place, text(place), /[0-9<]/, digitLike, ['letterForDigit', 'notDigit']),
  );
}

/** Countries and names; a Russian internal passport has signs of its own for the letters. */
function letterFaults(layout: PassportLayout, text: Cut): PassportFault[] {
  const { fields } = layout;
  const internal = isInternalPassport(layout, text);
  const name = text(fields.name);
  return [
    ...wrongSigns('issuer', fields.issuer, text(fields.issuer), /[A-Z<]/, letterLike, asLetters),
    ...wrongSigns(
      'nationality',
      fields.nationality,
      text(fields.nationality),
      /[A-Z<]/,
      letterLike,
      asLetters,
    ),
    ...(internal
      ? Array.from(name).flatMap((sign, index) =>
          sign === '<' || isRussianSign(sign)
            ? []
            : [misplaced('notLetter', 'name', fields.name, index, sign)],
        )
      : wrongSigns('name', fields.name, name, /[A-Z<]/, letterLike, asLetters)),
  ];
}

const asLetters = ['digitForLetter', 'notLetter'] as const;

const misplaced = (
  code: PassportFault['code'],
  field: PassportField,
  place: Place,
  index: number,
  typed: string,
  meant: string | null = null,
): PassportFault =>
  passportFault(code, field, { line: place.line + 1, column: place.from + index + 1, typed, meant });

/** What isn't of the alphabet at all is said of the line, not again of the field. */
function wrongSigns(
  field: PassportField,
  place: Place,
  text: string,
  right: RegExp,
  alike: Readonly<Record<string, string>>,
  [mistaken, other]: readonly [PassportFault['code'], PassportFault['code']],
): PassportFault[] {
  return Array.from(text).flatMap((sign, index) => {
    if (right.test(sign) || !/[A-Z0-9]/.test(sign)) return [];
    const meant = alike[sign];
    return [misplaced(meant === undefined ? other : mistaken, field, place, index, sign, meant ?? null)];
  });
}
