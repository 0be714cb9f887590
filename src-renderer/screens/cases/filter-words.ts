import { useTranslation } from 'react-i18next';
import type { CaseFilter, SavedFilter } from '../../../src-preload/contract/lists-views.ts';
import { useWords } from '../../i18n/words.ts';
import { useNames } from '../../stores/names.ts';
import { recordName } from '../records/record-name.ts';
import { useShowValue } from '../records/show-value.ts';

const shipped = ['mine', 'newCalls', 'emergency', 'noBed', 'unassigned'] as const;
const lists = [
  ['status', 'caseStatus'],
  ['priority', 'priority'],
  ['level', 'riskLevel'],
  ['needs', 'need'],
] as const;
const flags = ['assessmentOverdue', 'noBed', 'noWatch', 'conflict'] as const;

/** Filters in words: their names, and what they ask for. */
export function useFilterWords(): {
  readonly name: (saved: SavedFilter) => string;
  readonly filter: (filter: CaseFilter) => string;
} {
  const { t } = useTranslation();
  const words = useWords();
  const show = useShowValue();
  const records = useNames((state) => state.records);
  const filter = (one: CaseFilter): string => {
    const parts: string[] = [];
    for (const [name, list] of lists) {
      const values = one[name];
      if (values !== undefined)
        parts.push(values.map((value) => words.choice(list, value)).join(name === 'needs' ? ' + ' : ' / '));
    }
    for (const name of ['caseworker', 'owner'] as const) {
      const who = one[name];
      if (who === undefined) continue;
      const whose = 'who' in who ? show.person(who.who) : t(`lists.who.${who.is}`);
      parts.push(t('common.labelled', { text: words.field('case', name), what: whose }));
    }
    if (one.house !== undefined) {
      const house = records.get(one.house);
      parts.push(house === undefined ? words.record('safeHouse') : recordName(house, words));
    }
    for (const name of flags) if (one[name] === true) parts.push(t(`lists.flag.${name}`));
    if (one.text !== undefined) parts.push(`«${one.text}»`);
    return parts.filter(Boolean).join(' · ');
  };
  return {
    name: ({ id, name }) => {
      const known = shipped.find((one) => one === id);
      return name ?? (known === undefined ? id : t(`lists.shipped.${known}`));
    },
    filter,
  };
}
