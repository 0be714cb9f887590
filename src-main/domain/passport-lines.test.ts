import fc from 'fast-check';
import { parse, states } from 'mrz';
import { describe, expect, it } from 'vitest';
import { countryOfPassport } from './passport-countries.ts';
import { readPassportLines } from './passport-lines.ts';
import { specimens } from './fixtures/passport-specimens.ts';

const today = '2026-11-20';
const read = (typed: string) => readPassportLines(typed, today);
const said = (typed: string) =>
  read(typed).faults.map(({ code, field, line, column }) =>
    [code, field, line, column].filter(Boolean).join(' '),
  );

const passport = specimens.TD3.lines;
const replaced = (lines: readonly string[], line: number, from: number, text: string): readonly string[] =>
  lines.map((old, index) =>
    index === line ? old.slice(0, from) + text + old.slice(from + text.length) : old,
  );

describe('the specimens of ICAO Doc 9303', () => {
  it.each(Object.entries(specimens))('%s is read', (_, { lines, facts, format }) => {
    const reading = read(lines.join('\n'));
    expect(reading.faults).toEqual([]);
    expect(reading).toMatchObject({ format, facts });
  });

  it('are told from real ones', () => {
    for (const [name, { lines }] of Object.entries(specimens))
      expect(read(lines.join('\n')).doubts.includes('specimen'), name).toBe(name !== 'internal');
  });
});

describe('another reader of the same lines', () => {
  /** It knows no visas, no specimen's state and no Russian internal passport; only its fields are compared. */
  it.each(Object.entries(specimens).filter(([, { format }]) => !format.startsWith('MRV')))(
    '%s is read alike',
    (name, { lines }) => {
      if (name === 'internal') return;
      const { details, fields } = parse([...lines]);
      expect(details.filter(({ valid }) => !valid).map(({ field }) => field)).toEqual([
        'issuingState',
        'nationality',
      ]);
      const { facts } = read(lines.join('\n'));
      expect([fields.documentNumber, fields.lastName, fields.firstName]).toEqual([
        facts?.number,
        facts?.name.primary,
        facts?.name.given,
      ]);
    },
  );

  it('has no country that is not known here, and the names are the same', () => {
    const names = new Intl.DisplayNames('en', { type: 'region' });
    const plain = (text: string): string =>
      text
        .normalize('NFD')
        .replace(/[^A-Za-z ]/g, '')
        .toLowerCase()
        .slice(0, 4);
    const others: string[] = [];
    for (const [code, name] of Object.entries(states)) {
      const country = countryOfPassport(code);
      expect(country === undefined, code).toBe(retired.has(code));
      if (country !== null && country !== undefined && plain(names.of(country) ?? '') !== plain(name))
        others.push(`${code} ${country}`);
    }
    expect(others).toEqual(namedOtherwise);
  });

  it('knows the codes that Doc 9303 has of its own', () => {
    expect(['D<<', 'GBN', 'RKS', 'UTO', 'XXA', 'XXB', 'XXC', 'UNO'].map(countryOfPassport)).toEqual([
      'DE',
      'GB',
      'XK',
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(countryOfPassport('QQQ')).toBeUndefined();
  });
});

/** Netherlands Antilles and the Neutral Zone: there are no such countries any more, and no valid passports of theirs. */
const retired = new Set(['ANT', 'NTZ']);
/** Looked through by hand: the same countries by other names. */
const namedOtherwise = (
  'BES BQ,CPV CV,VAT VA,PRK KP,KOR KR,LAO LA,BLM BL,SHN SH,KNA KN,LCA LC,MAF MF,SPM PM,VCT VC,UMI UM,VGB VG,VIR VI,' +
  'GBD GB,GBN GB,GBO GB,GBS GB,GBP GB,RKS XK'
).split(',');

describe('as people type and paste', () => {
  const whole = passport.join('\n');
  it.each([
    ['small letters', whole.toLowerCase()],
    ['blanks', passport.map((line) => ` ${line.slice(0, 5)} ${line.slice(5)}\u00a0`).join('\n')],
    ['one line', passport.join('')],
    ['one line with a blank', passport.join(' ')],
    ['broken once more', whole.replace('<<<<<<<<<\n', '<<<<\n<<<<<\n')],
    ['Windows', passport.join('\r\n\r\n')],
    ['quotes for one filler', whole.replaceAll('<', '‹')],
    ['double quotes for one filler', whole.replaceAll('<', '«')],
    ['double quotes for two fillers', whole.replaceAll('<<', '«')],
    [
      'wide letters',
      whole.replace(/[A-Z0-9<]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)),
    ],
  ])('%s', (_, typed) => expect(read(typed).facts).toEqual(read(whole).facts));

  it('points at a letter O in a date, and changes nothing', () => {
    const lines = replaced(passport, 1, 15, 'O');
    const reading = read(lines.join('\n'));
    expect(reading.facts).toBeNull();
    expect(reading.faults).toMatchObject([
      { code: 'letterForDigit', field: 'birth', line: 2, column: 16, typed: 'O', meant: '0' },
    ]);
  });

  it('points at a letter O in a number, where only 0 makes its digit fit', () => {
    expect(read(replaced(passport, 1, 4, 'O').join('\n')).faults).toMatchObject([
      // 9 was there, and no look-alike makes it good.
      { code: 'checkDigit', field: 'number', column: 10, meant: null },
    ]);
    const withO = replaced(passport, 1, 5, 'O');
    expect(read(withO.join('\n')).faults).toMatchObject([
      { code: 'checkDigit', field: 'number', line: 2, column: 6, typed: 'O', meant: '0' },
    ]);
  });

  it('points at digits in names and countries', () => {
    expect(said(replaced(passport, 0, 5, 'ER1').join('\n'))).toEqual(['digitForLetter name 1 8']);
    expect(said(replaced(passport, 0, 2, 'UT0').join('\n'))).toEqual(['digitForLetter issuer 1 5']);
    expect(said(replaced(passport, 1, 10, 'U7O').join('\n'))).toEqual(['notLetter nationality 2 12']);
  });

  it('points at Cyrillic letters, which only look right', () => {
    expect(said(replaced(passport, 0, 5, 'Е').join('\n'))).toEqual(['foreign 1 6']);
  });

  it('names the line that is too short or too long, and by how much', () => {
    const [first, second] = passport;
    const sizes = (typed: string) =>
      read(typed).faults.map(({ code, line, length, expected }) => [code, line, length, expected]);
    expect(sizes(`${first.slice(0, 40)}\n${second}`)).toEqual([['lineShort', 1, 40, 44]]);
    expect(sizes(`${first}\n${second}<<`)).toEqual([['lineLong', 2, 46, 44]]);
    expect(sizes(`${first}<\n${second.slice(1)}`)).toEqual([
      ['lineLong', 1, 45, 44],
      ['lineShort', 2, 43, 44],
    ]);
    expect(sizes(first)).toEqual([['lines', null, 1, 2]]);
    expect(sizes(`I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<`)).toEqual([
      ['lineShort', 2, 29, 30],
      ['lines', null, 2, 3],
    ]);
  });

  it('tells of a whole line while another is still being typed', () => {
    expect(said(`${passport[0]?.slice(0, 20)}\n${replaced(passport, 1, 14, '9')[1]}`)).toEqual([
      'lineShort 1',
      'checkDigit birth 2 20',
    ]);
  });
});

describe('rules of single fields', () => {
  it.each([
    ['a month 13', replaced(passport, 1, 13, '741312'), 'notDate birth 2 14'],
    ['30 February', replaced(passport, 1, 21, '120230'), 'notDate until 2 22'],
    ['another sex', replaced(passport, 1, 20, 'X'), 'notSex sex 2 21'],
    ['no name', replaced(passport, 0, 5, '<'), 'nameMissing name 1 6'],
    ['no number', replaced(passport, 1, 0, '<<<<<<<<<'), 'numberMissing number 2 1'],
    ['another kind', replaced(specimens.TD1.lines, 0, 0, 'X'), 'kindUnknown kind 1 1'],
  ])('%s', (_, lines, fault) => expect(said(lines.join('\n'))).toContain(fault));

  it('takes an empty free field with a filler or a zero for its digit', () => {
    const empty = replaced(passport, 1, 28, '<<<<<<<<<<<<<<');
    for (const digit of ['<', '0'])
      expect(said(replaced(replaced(empty, 1, 42, digit), 1, 43, '8').join('\n')), digit).toEqual([]);
    expect(said(replaced(replaced(empty, 1, 42, '1'), 1, 43, '8').join('\n'))).toEqual([
      'checkDigit optional 2 43',
    ]);
  });

  it('takes a sex that is not said', () =>
    expect(said(replaced(passport, 1, 20, '<').join('\n'))).toEqual([]));

  it('asks for the century of a child', () => {
    const child = replaced(replaced(specimens['MRV-B'].lines, 1, 13, '2103019'), 1, 10, 'RUS');
    const reading = read(child.join('\n'));
    expect(reading.faults).toEqual([]);
    expect(reading.doubts).toContain('birthAsked');
    expect(reading.facts?.births).toHaveLength(2);
  });

  it('says that a name which fills its field may have been cut', () => {
    const full = replaced(passport, 0, 5, 'NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K');
    expect(read(full.join('\n')).doubts).toContain('nameCut');
  });
});

it('never throws, whatever is typed', () => {
  const signs = Array.from('ABOPVI<0159«‹ \nй😀');
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...signs), maxLength: 120 })),
      (typed) => {
        const { facts, faults, format } = read(typed);
        expect(facts === null || faults.length === 0).toBe(true);
        expect(format !== null || facts === null).toBe(true);
      },
    ),
  );
});

it('never throws on lines of the right size', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(90, 88, 72),
      fc.constantFrom('P<', 'V<', 'I<', 'A<', 'PN'),
      fc.string({ unit: fc.constantFrom(...Array.from('ABO<019RUS')), minLength: 90, maxLength: 90 }),
      (size, code, rest) => {
        expect(() => read((code + rest).slice(0, size))).not.toThrow();
      },
    ),
  );
});
