import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparable, phoneDigits, type Subject } from './comparable.ts';
import { DuplicateIndex, pairKey } from './duplicate-index.ts';
import { compareSubjects, threshold } from './duplicates.ts';
import type { RecordId } from './ids.ts';
import type { Json } from './json.ts';

const id = (number: number): RecordId => number.toString(16).padStart(32, '0') as RecordId;

const subject = (number: number, known: Partial<Omit<Subject, 'record'>>): Subject => ({
  record: id(number),
  case: id(number + 1_000_000),
  alias: null,
  trueName: null,
  birthDate: null,
  channels: [],
  ...known,
});

const compare = (one: Partial<Subject>, other: Partial<Subject>) =>
  compareSubjects(comparable(subject(1, one)), comparable(subject(2, other)));

const reasons = (one: Partial<Subject>, other: Partial<Subject>) => compare(one, other)?.reasons ?? [];

const exact = (day: string): Json => ({ day, precision: 'exact' });
const about = (day: string): Json => ({ day, precision: 'about' });

const oneName: readonly (readonly [string, string])[] = [
  ['Хамзат Исаев', 'Hamzat Isaev'],
  ['Хамзат Исаев', 'Khamzat Isayev'],
  ['Хамзат Исаев', 'Xamzat Isaev'],
  ['Хамзат Исаев', 'Гамзат Исаев'],
  ['Hamzat Isaev', 'KHAMZAT ISAYEV'],
  ['Юсуп Магомадов', 'Yusup Magomadov'],
  ['Юсуп Магомадов', 'Usup Magomadov'],
  ['Юсуп Магомадов', 'Jusup Magomadow'],
  ['Юсуп Магомадов', 'Iusup Magomadoff'],
  ['Юсуп Магомадов', 'Юсуб Магомадов'],
  ['Юсуп Магомадов', 'Yousoup Magomadov'],
  ['Магомадов Юсуп', 'Юсуп Магомадов'],
  ['Магомадов Юсуп Ахмедович', 'Юсуп Магомадов'],
  ['Хусейн Алиев', 'Хусайн Алиев'],
  ['Хусейн Алиев', 'Гусейн Алиев'],
  ['Хусейн Алиев', 'Hussein Aliyev'],
  ['Ибрагим Гайрбеков', 'Ибрахим Гайрбеков'],
  ['Ибрагим Гайрбеков', 'Ibrahim Gairbekov'],
  ['Мария Чеченова', 'Maria Tschetschenowa'],
  ['Мариям Чергизова', 'Марьям Чергизова'],
  ['Maryam Chergizova', 'Мариям Чергизова'],
  ['Джамиля Эльдарова', 'Dschamilja Eldarova'],
  ['Джамиля Эльдарова', 'Jamilya Eldarova'],
  ['Джамиля Эльдарова', 'Djamila Eldarova'],
  ['Джамиля Эльдарова', 'Жамиля Эльдарова'],
  ['Зайнап Умарова', 'Зайнаб Умарова'],
  ['Зайнап Умарова', 'Zainab Umarov'],
  ['Усман Османов', 'Осман Усманов'],
  ['Умар Дадаев', 'Omar Dadaev'],
  ['Ахмед Тагиров', 'Ахмет Тагиров'],
  ['Ахмед Тагиров', 'Akhmed Tahirov'],
  ['Абдул-Хамид Бисултанов', 'Абдулхамид Бисултанов'],
  ['Абдул-Хамид Бисултанов', 'Abdulhamid Bisultanov'],
  ['Абдулла Кадыров', 'Abdullah Kadyrov'],
  ['Лейла Сулейманова', 'Лайла Сулайманова'],
  ['Leila Suleymanova', 'Лейла Сулейманова'],
  ['Шамиль Гаджиев', 'Shamil Hajiyev'],
  ['Шамиль Гаджиев', 'Şamil Gadzhiev'],
  ['Наталья Щукина', 'Nataliya Shchukina'],
  ['Наталия Щукина', 'Наталья Шукина'],
  ['Пётр Семёнов', 'Petr Semenov'],
  ['Пётр Семёнов', 'Pyotr Semyonov'],
  ['Алёна Цветаева', 'Alyona Tsvetaeva'],
  ['Сергей Жуков', 'Sergej Žukov'],
  ['Сергей Жуков', 'Sergey Jukov'],
  ['Дмитрий Яковлев', 'Dmitry Iakovlev'],
  ['Александра Ельцина', "Alexandra El'tsina"],
  ['Муса Иссаев', 'Moussa Isaev'],
  ['Магамед Зилимханов', 'Магомед Зелимханов'],
  ['Алимат Хамидова', 'Алимат Хамидов'],
  ['Салман Магомадев', 'Салман Магомадов'],
];

const twoNames: readonly (readonly [string, string])[] = [
  ['Мухаммад Исаев', 'Magomed Isaev'],
  ['Хамзат Исаев', 'Муса Исаев'],
  ['Хамзат Исаев', 'Хамид Исаев'],
  ['Хамзат Исаев', 'Хамзат Мусаев'],
  ['Хамзат Исаев', 'Хизир Исаев'],
  ['Исаев Хамзат Русланович', 'Исаев Хамзат Асланович'],
  ['Амин Хасанов', 'Амина Хасанова'],
  ['Марат Гайсин', 'Мурат Гайсин'],
  ['Яна Исаева', 'Анна Исаева'],
  ['Зара Исаева', 'Сара Исаева'],
  ['Зарема Исаева', 'Зарина Исаева'],
  ['Юсуп Магомадов', 'Юсуф Магомадов'],
  ['Юсуп Магомадов', 'Юнус Магомадов'],
  ['Иса Дадаев', 'Муса Дадаев'],
  ['Ислам Дадаев', 'Аслан Дадаев'],
  ['Аслан Дадаев', 'Асланбек Дадаев'],
  ['Рамзан Умаров', 'Рустам Умаров'],
  ['Рамзан Умаров', 'Рамазан Амаров'],
  ['Тимур Бисултанов', 'Темирлан Бисултанов'],
  ['Ахмед Тагиров', 'Ахмад Тагиров'],
  ['Мадина Алиева', 'Марина Алиева'],
  ['Милана Алиева', 'Малика Алиева'],
  ['Лейла Алиева', 'Лола Алиева'],
  ['Хеда Алиева', 'Хава Алиева'],
  ['Хадижат Алиева', 'Хадиджа Алиева'],
  ['Адам Алиев', 'Ада Алиева'],
  ['Алим Алиев', 'Али Алиев'],
  ['Салман Алиев', 'Султан Алиев'],
  ['Заур Алиев', 'Заурбек Алиев'],
  ['Иван Петров', 'Иван Перов'],
  ['Иван Петров', 'Пётр Иванов'],
  ['Сергей Жуков', 'Сергей Шуков'],
  ['Сергей Жуков', 'Сергей Чуков'],
  ['Александр Ким', 'Александра Ким'],
  ['Евгений Ли', 'Евгения Ли'],
  ['Валентин Юн', 'Валентина Юн'],
  ['Олег Попов', 'Ольга Попова'],
  ['Михаил Козлов', 'Михаил Коцлов'],
  ['Дарья Белая', 'Дарина Белая'],
  ['Вера Белова', 'Вера Белкина'],
  ['Pavel Novak', 'Pavla Novak'],
  ['Emin Aliyev', 'Amin Aliyev'],
  ['Nikita Orlov', 'Nika Orlova'],
];

describe('true names', () => {
  it.each(oneName)('%s may be %s', (one, other) => {
    expect(reasons({ trueName: one }, { trueName: other })[0]).toMatch(/^trueName(Alike)?$/);
    // Somebody took the name down as an alias.
    expect(reasons({ trueName: one }, { alias: other })).toEqual(['trueNameAlike']);
  });

  it.each(twoNames)('%s is not %s', (one, other) => {
    expect(compare({ trueName: one }, { trueName: other })).toBeUndefined();
  });

  it('says whether the name is the same or only sounds so', () => {
    expect(reasons({ trueName: 'Хамзат Исаев' }, { trueName: 'Khamzat Isayev' })).toEqual(['trueName']);
    expect(reasons({ trueName: 'Хамзат Исаев' }, { trueName: 'Гамзат Исаев' })).toEqual(['trueNameAlike']);
  });

  it('takes a given name alone for too little, and with the birth date for enough', () => {
    const [one, other] = [{ trueName: 'Хамзат' }, { trueName: 'Hamzat Isaev' }];
    expect(compare(one, other)).toBeUndefined();
    expect(
      reasons({ ...one, birthDate: exact('1990-05-17') }, { ...other, birthDate: exact('1990-05-17') }),
    ).toEqual(['nameAlike', 'birthDate']);
  });
});

describe('aliases', () => {
  it('match by both scripts and by sound', () => {
    expect(reasons({ alias: 'Сокол' }, { alias: 'sokol' })).toEqual(['alias']);
    expect(reasons({ alias: 'Wren' }, { alias: ' wren ' })).toEqual(['alias']);
    expect(reasons({ alias: 'Хамзат' }, { alias: 'Xamzat' })).toEqual(['alias']);
    expect(reasons({ alias: 'Юсуп' }, { alias: 'Usup' })).toEqual(['aliasAlike']);
  });
  it('do not match by less', () => {
    expect(compare({ alias: 'Сокол 7' }, { alias: 'Сокол 8' })).toBeUndefined();
    expect(compare({ alias: 'Сокол' }, { alias: 'Сокол 8' })).toBeUndefined();
    expect(compare({ alias: 'Оса' }, { alias: 'Уса' })).toBeUndefined();
    expect(compare({ alias: '—' }, { alias: '…' })).toBeUndefined();
  });
});

describe('phone numbers', () => {
  const numbers = ['+7 928 123-45-67', '8 (928) 123 45 67', '007 928 1234567', '9281234567', '928.123.45.67'];
  it('agree however they begin', () => {
    for (const one of numbers)
      for (const other of numbers)
        expect(reasons({ channels: [one] }, { channels: [other] })).toEqual(['phone']);
    expect(reasons({ channels: ['+995 555 123 456'] }, { channels: ['0555 123456'] })).toEqual(['phone']);
    expect(reasons({ channels: ['123-45-67'] }, { channels: ['+7 495 123-45-67'] })).toEqual(['phone']);
  });
  it('are nothing with fewer than seven digits or one digit other', () => {
    expect(compare({ channels: ['45-67'] }, { channels: ['45-67'] })).toBeUndefined();
    expect(compare({ channels: ['+7 928 123-45-67'] }, { channels: ['+7 928 123-45-68'] })).toBeUndefined();
    expect(phoneDigits('flat 1234567')).toBeUndefined();
  });
  it('within a family tell nothing', () => {
    const phone = { case: id(7), channels: ['+7 928 123-45-67'] };
    expect(compare(phone, phone)).toBeUndefined();
    expect(reasons({ ...phone, trueName: 'Иван Лес' }, { ...phone, trueName: 'Ivan Les' })).toEqual([
      'trueName',
    ]);
  });
});

describe('other channels', () => {
  it('match without their @, in any case', () => {
    for (const other of ['wren_21', '@WREN_21', 'https://t.me/Wren_21'])
      expect(reasons({ channels: ['@wren_21'] }, { channels: [other] })).toEqual(['channel']);
    expect(compare({ channels: ['@wren_21'] }, { channels: ['@wren_22'] })).toBeUndefined();
    expect(compare({ channels: ['@a'] }, { channels: ['a'] })).toBeUndefined();
  });
});

describe('birth dates', () => {
  const born = (one: Json, other: Json) =>
    reasons({ trueName: 'Хамзат', birthDate: one }, { trueName: 'Hamzat', birthDate: other });
  it('match exactly, with month and day swapped, by the year where one is about', () => {
    expect(born(exact('1990-05-07'), exact('1990-05-07'))).toEqual(['nameAlike', 'birthDate']);
    expect(born(exact('1990-05-07'), exact('1990-07-05'))).toEqual(['nameAlike', 'birthDateSwapped']);
    expect(born(exact('1990-05-07'), about('1990'))).toEqual(['nameAlike', 'birthYear']);
    expect(born({ day: '1990-05', precision: 'month' }, exact('1990-05-07'))).toEqual([
      'nameAlike',
      'birthYear',
    ]);
  });
  it('do not match otherwise, and are too little alone', () => {
    expect(born(exact('1990-05-07'), exact('1990-05-08'))).toEqual([]);
    expect(born({ day: '1990-06', precision: 'month' }, exact('1990-05-07'))).toEqual([]);
    expect(born(about('1991'), about('1990'))).toEqual([]);
    expect(compare({ birthDate: exact('1990-05-07') }, { birthDate: exact('1990-05-07') })).toBeUndefined();
  });
  it('speak against a likeness of names when both are exact and differ', () => {
    const [a, b] = [exact('1990-05-07'), exact('1974-01-30')];
    const one = { trueName: 'Хамзат Исаев', birthDate: a, channels: ['@wren'] };
    expect(compare(one, { trueName: 'Hamzat Isaev', birthDate: b })).toBeUndefined();
    expect(compare(one, { birthDate: b, channels: ['wren'] })?.score).toBe(threshold);
  });
});

const names = [
  'Хамзат',
  'Hamzat',
  'Gamzat',
  'Юсуп',
  'Usup',
  'Исаев',
  'Isayev',
  'Абдул-Хамид',
  'Abdul',
  'Hamid',
];
const someName = fc
  .array(fc.constantFrom(...names), { minLength: 1, maxLength: 3 })
  .map((words) => words.join(' '));
const someSubject = fc.record({
  alias: fc.option(someName),
  trueName: fc.option(someName),
  birthDate: fc.constantFrom<Json>(
    null,
    exact('1990-05-07'),
    exact('1990-07-05'),
    about('1990'),
    about('1991'),
  ),
  channels: fc.subarray(['+7 928 123-45-67', '8 928 1234567', '1234567', '@wren', 'WREN']),
});
const someSubjects = fc
  .array(fc.tuple(someSubject, fc.nat(3)), { maxLength: 12 })
  .map((all) =>
    all.map(([known, of], index) => subject(index + 1, { ...known, case: of === 0 ? null : id(of) })),
  );

const told = (subjects: readonly Subject[], notSame = new Set<string>()) =>
  new DuplicateIndex(subjects.map(comparable)).pairs(notSame).map(({ one, other, score, reasons: why }) => ({
    pair: pairKey(one.record, other.record),
    score,
    why,
  }));

describe('the index', () => {
  it('finds what comparing everyone with everyone finds, each pair once', () => {
    fc.assert(
      fc.property(someSubjects, (subjects) => {
        const ready = subjects.map(comparable);
        const all = ready.flatMap((one, index) =>
          ready.slice(index + 1).flatMap((other) => {
            const like = compareSubjects(one, other);
            return like === undefined ? [] : [pairKey(one.subject.record, other.subject.record)];
          }),
        );
        expect(
          told(subjects)
            .map(({ pair }) => pair)
            .toSorted(),
        ).toEqual(all.toSorted());
      }),
    );
  });

  it('is symmetric, never pairs a record with itself, and heeds no order', () => {
    fc.assert(
      fc.property(someSubjects, (subjects) => {
        expect(told(subjects.toReversed())).toEqual(told(subjects));
        const index = new DuplicateIndex(subjects.map(comparable));
        for (const one of subjects)
          for (const { other, score, reasons: why } of index.like(comparable(one))) {
            expect(other.record).not.toBe(one.record);
            expect(index.like(comparable(other))).toContainEqual({
              one: other,
              other: one,
              score,
              reasons: why,
            });
          }
      }),
    );
  });

  it('leaves out what was said not to be the same, whichever way round', () => {
    const pair = [subject(1, { alias: 'Wren' }), subject(2, { alias: 'Wren' })];
    expect(told(pair)).toHaveLength(1);
    expect(told(pair, new Set([pairKey(id(2), id(1))]))).toEqual([]);
    expect(told(pair, new Set([pairKey(id(2), id(3))]))).toHaveLength(1);
  });

  it('puts the likeliest first', () => {
    const known = [subject(1, { alias: 'Wren' }), subject(2, { channels: ['+7 928 123-45-67'] })];
    const index = new DuplicateIndex(known.map(comparable));
    const found = index.like(comparable(subject(3, { alias: 'Wren', channels: ['89281234567'] })));
    expect(found.map(({ other }) => other.record)).toEqual([id(2), id(1)]);
  });

  it('makes nothing of what hundreds share', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => subject(index + 1, { channels: ['0000000'] }));
    expect(told(many(300))).toHaveLength((300 * 299) / 2);
    expect(told(many(301))).toEqual([]);
  });

  it('never pairs a case with its own person', () => {
    const own = [subject(1, { alias: 'Wren', case: null }), subject(2, { alias: 'Wren', case: id(1) })];
    expect(told(own)).toEqual([]);
  });
});
