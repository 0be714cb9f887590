import type { PassportFacts } from './passport-lines.ts';
import { matchNames, type NameMatch } from './passport-same-name.ts';
import { passportSpelling } from './passport-spelling.ts';
import type { BornOn } from './passport-years.ts';

/** What is recorded of a person that lines also tell. */
export interface RecordedPerson {
  readonly trueName: string | null;
  readonly birthDate: BornOn | null;
  readonly citizenships: readonly string[];
}

/** `empty`: nothing is recorded. `untold`: the lines don't say it. `finer`: the lines say the same, to the day. */
export type FieldMatch = 'empty' | 'untold' | 'same' | 'finer' | 'differs';

export interface PassportComparison {
  readonly trueName: NameMatch | 'empty';
  /** The recorded name as a passport would spell it; null where nothing is recorded, or it is in Latin letters already. */
  readonly spelling: string | null;
  readonly birthDate: FieldMatch;
  /** Of several births that the lines may mean, the only one that fits what is recorded. */
  readonly birth: BornOn | null;
  readonly citizenship: Exclude<FieldMatch, 'finer'>;
}

/** Holds what the lines say against what is recorded of the person: they may be somebody else's. */
export function comparePassport(facts: PassportFacts, person: RecordedPerson): PassportComparison {
  const { trueName, birthDate, citizenships } = person;
  const { births, citizenship } = facts;
  const fitting = births.filter((born) => birthDate !== null && matchBirth(born, birthDate) !== 'differs');
  const [only = null] = births.length === 1 ? births : fitting;
  return {
    trueName: trueName === null ? 'empty' : matchNames(trueName, facts.name),
    spelling: trueName !== null && /\p{Script=Cyrillic}/u.test(trueName) ? passportSpelling(trueName) : null,
    birthDate:
      births.length === 0
        ? 'untold'
        : birthDate === null
          ? 'empty'
          : only === null
            ? 'differs'
            : matchBirth(only, birthDate),
    birth: only,
    citizenship:
      citizenship === null
        ? 'untold'
        : citizenships.length === 0
          ? 'empty'
          : citizenships.includes(citizenship)
            ? 'same'
            : 'differs',
  };
}

/** A date that is recorded as "about" may be some years off; a month is exact as far as it goes. */
function matchBirth(read: BornOn, recorded: BornOn): 'same' | 'finer' | 'differs' {
  if (read.day === recorded.day) return read.precision === recorded.precision ? 'same' : 'finer';
  if (read.day.startsWith(recorded.day)) return 'finer';
  if (recorded.day.startsWith(read.day)) return 'same';
  const years = Math.abs(Number(read.day.slice(0, 4)) - Number(recorded.day.slice(0, 4)));
  return recorded.precision === 'about' && years <= aboutYears ? 'finer' : 'differs';
}

const aboutYears = 5;
