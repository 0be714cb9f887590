import { useTranslation } from 'react-i18next';
import type { StepRow } from '../../../src-preload/contract/views.ts';
import { useWords } from '../../i18n/words.ts';
import { useNames } from '../../stores/names.ts';
import { recordName } from '../records/record-name.ts';

/** The names of the steps that have to be done first. */
export function useBlockers(): (row: StepRow) => string {
  const { t } = useTranslation();
  const words = useWords();
  const records = useNames((state) => state.records);
  return (row) =>
    row.blockedBy
      .map((id) => {
        const record = records.get(id);
        return record === undefined ? t('pathways.anotherStep') : recordName(record, words);
      })
      .join(', ');
}
