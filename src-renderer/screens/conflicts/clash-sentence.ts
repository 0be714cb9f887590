import { useTranslation } from 'react-i18next';
import type { ConflictView } from '../../../src-preload/contract/views.ts';
import { useWords } from '../../i18n/words.ts';
import { fieldOf, useSchema } from '../../stores/schema.ts';
import { isMasked } from '../records/field-rules.ts';
import type { ShowValue } from '../records/show-value.ts';
import { clashKey } from './clash-key.ts';

/**
 * Who says what, and what is at stake, in one or two sentences. What is masked elsewhere is not in it, nor are long texts:
 * they stand below.
 */
export function useClashSentence(show: ShowValue): (conflict: ConflictView) => string {
  const { i18n } = useTranslation();
  const words = useWords();
  const types = useSchema((state) => state.types);
  return ({ type, slot, values, shown, recordName }) => {
    const t = i18n.getFixedT(words.language);
    const [name = ''] = slot.replace(/^(field|set)\//, '').split('/');
    const field = fieldOf(types, type, name);
    const hidden = field === undefined || isMasked(field) || field.kind === 'longText';
    const sides = values.map((value) => {
      const who = value.own ? show.person(value.author) : value.authorName;
      if (hidden) return t('clash.hidden', { who });
      const said = { who, value: show.value(type, slot, value.value) };
      return value.proposed ? t('clash.proposes', said) : t('clash.says', said);
    });
    const key = clashKey(type, name, (one) => i18n.exists(one));
    return t(key as 'clash.removed', {
      sides: sides.join('; '),
      name: recordName === '' ? words.record(type) : recordName,
      field: show.slot(type, slot),
      shown: hidden ? '' : show.value(type, slot, shown),
    });
  };
}
