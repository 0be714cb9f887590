import { useTranslation } from 'react-i18next';
import type { StepFilter, Tally } from '../../../src-preload/contract/pathway-lists-views.ts';
import type { Option } from '../../components/SelectField.tsx';
import { useWords } from '../../i18n/words.ts';
import { useIdentity } from '../../stores/identity.ts';
import { useShowValue } from '../records/show-value.ts';

type Who = NonNullable<StepFilter['responsible']>;

/** No condition. */
export const any = 'any';
const typed = 'who:';

interface ListOptions {
  /** Countries by their names, with how many there are of each. */
  countries(tallies: readonly Tally[]): readonly Option[];
  people(tallies: readonly Tally[]): readonly Option[];
}

/** What the lists of all pathways can be narrowed to: only what there is, with how many of each. */
export function useListOptions(): ListOptions {
  const { t } = useTranslation();
  const words = useWords();
  const { person } = useShowValue();
  const own = useIdentity((state) => state.own);
  const counted = (text: string, count: number): string => t('pathwayLists.counted', { text, count });
  const known = (tallies: readonly Tally[]) =>
    tallies.flatMap(({ id, count }) => (id === null ? [] : [{ id, count }]));
  const byText = (one: Option, other: Option): number => one.text.localeCompare(other.text, words.language);
  return {
    countries: (tallies) => [
      { id: any, text: t('pathwayLists.anyCountry') },
      ...known(tallies)
        .map(({ id, count }) => ({ id, text: counted(words.country(id), count) }))
        .toSorted(byText),
    ],
    people: (tallies) => [
      { id: any, text: t('lists.who.anybody') },
      { id: 'me', text: t('lists.who.me') },
      { id: 'nobody', text: t('lists.who.nobody') },
      ...known(tallies)
        .filter(({ id }) => id !== own?.digest && id !== own?.name)
        .map(({ id, count }) => ({ id: `${typed}${id}`, text: counted(person(id), count) }))
        .toSorted(byText),
    ],
  };
}

export const whoOf = (id: string): Who | undefined =>
  id === any ? undefined : id === 'me' || id === 'nobody' ? { is: id } : { who: id.slice(typed.length) };

export const idOfWho = (who: Who | undefined): string =>
  who === undefined ? any : 'who' in who ? `${typed}${who.who}` : who.is;

/** The wish with another condition; undefined takes it away. */
export const wishing = <W extends object>(wish: W, change: { [K in keyof W]?: W[K] | undefined }): W =>
  Object.fromEntries(Object.entries({ ...wish, ...change }).filter(([, value]) => value !== undefined)) as W;
