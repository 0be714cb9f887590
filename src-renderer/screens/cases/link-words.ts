import { useTranslation } from 'react-i18next';
import type { RecordView } from '../../../src-preload/contract/views.ts';
import { textOf } from '../../forms/typed-values.ts';
import { useWords } from '../../i18n/words.ts';
import { useNames } from '../../stores/names.ts';
import { recordName } from '../records/record-name.ts';

const mutual = new Set(['partner', 'relative', 'friend']);

/** Who is what to whom, told from the side of one of the two. `personB` is the kind of `personA`. */
export function useLinkWords(): (link: RecordView, self: RecordView) => string {
  const { t } = useTranslation();
  const words = useWords();
  const records = useNames((state) => state.records);
  return ({ values }, self) => {
    const isA = textOf(values['personA']) === self.id;
    const kind = textOf(values['kind']);
    const there = records.get(textOf(values[isA ? 'personB' : 'personA']));
    const both = {
      self: recordName(self, words),
      other: there === undefined ? t('casework.stranger') : recordName(there, words),
    };
    if (mutual.has(kind)) return t(`casework.link.${kind}` as 'casework.link.partner', both);
    if (kind === 'threat') return isA ? t('casework.link.threatened', both) : t('casework.link.threat', both);
    const shown = kind === '' ? words.record('link') : words.choice('linkKind', kind);
    return t(isA ? 'casework.link.otherA' : 'casework.link.otherB', { ...both, kind: shown });
  };
}
