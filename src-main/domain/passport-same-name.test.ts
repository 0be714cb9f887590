import { describe, expect, it } from 'vitest';
import { passportName } from './passport-name.ts';
import { matchNames } from './passport-same-name.ts';
import { languageOfName, passportSpelling } from './passport-spelling.ts';

const match = (recorded: string, field: string) => {
  const name = passportName(field.includes('|') ? field.replace('|', '') : `${field}<<<`);
  if (name === null) throw new Error('no name');
  return matchNames(recorded, name);
};

describe('the spelling of passports', () => {
  it('follows the table of Doc 9303, with what differs by language', () => {
    expect(passportSpelling('Дмитрий Юльевич Щеглов-Подъячев')).toBe(
      'DMITRII IULEVICH SHCHEGLOV PODIEIACHEV',
    );
    expect(passportSpelling('Їжакевич Григорій Юрійович')).toBe('YIZHAKEVYCH HRYHORII YURIIOVYCH');
    expect(passportSpelling('Сяргей Жукаўскі Ігнацьевіч')).toBe('SIARHEI ZHUKAUSKI IHNATSEVICH');
    expect(passportSpelling('Anna-Maria O’Brien')).toBe('ANNA MARIA OBRIEN');
  });

  it('tells the language by letters that only one has', () => {
    expect(['Ельза', 'Олексій', 'Аляксандр Лукашэвіч', 'Быкаў'].map(languageOfName)).toEqual([
      'ru',
      'uk',
      'be',
      'be',
    ]);
  });
});

describe('one name or two', () => {
  it.each([
    ['Дмитрий Иванов', 'IVANOV<<DMITRII'],
    ['Дмитрий Иванов', 'IVANOV<<DMITRY'],
    ['Дмитрий Иванов', 'IVANOV<<DMITRIY'],
    ['Юлия Щербакова', 'SHCHERBAKOVA<<IULIIA'],
    ['Юлия Щербакова', 'SCHERBAKOVA<<YULIA'],
    ['Елена Фёдорова', 'FEDOROVA<<ELENA'],
    ['Елена Фёдорова', 'FYODOROVA<<YELENA'],
    ['Гліб Їжак', 'YIZHAK<<HLIB'],
    ['Сяргей Жукаў', 'ZHUKAU<<SIARHEI'],
    ['Андрей Подъячев', 'PODIEIACHEV<<ANDREI'],
    ['Anna-Maria Eriksson', 'ERIKSSON<<ANNA<MARIA'],
    ['Здрилюк Сергей Анатольевич', 'ЗДРИЛЮК<<СЕРГЕЙ<АНАТОЛЬЕВИЧ'],
  ])('%s is %s', (recorded, field) => expect(match(recorded, field)).toBe('same'));

  it.each([
    ['Дмитрий Сергеевич Иванов', 'IVANOV<<DMITRII'],
    ['Дмитрий', 'IVANOV<<DMITRII'],
    ['Мария Константинопольская', '|KONSTANTINOPOLSKAIA<<MARI'],
  ])('%s may be %s', (recorded, field) => expect(match(recorded, field)).toBe('maybe'));

  it.each([
    ['Дмитрий Иванов', 'IVANOV<<SERGEI'],
    ['Дмитрий Иванов', 'PETROV<<DMITRII'],
    ['Мария Иванова', 'IVANOVA<<MARINA'],
    // Not cut: half a name is another name.
    ['Мария Константинопольская', 'KONSTANTINOPOLSKAIA<<MARI'],
    ['Анна', 'ERIKSSON'],
  ])('%s is not %s', (recorded, field) => expect(match(recorded, field)).toBe('differs'));
});
