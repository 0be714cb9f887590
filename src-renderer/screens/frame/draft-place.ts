import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/words.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useRecords } from '../../stores/records.ts';
import { placeOf } from '../records/place-of.ts';

/**
 * What a draft is and where to go on with it. Keys: `new:<type>:<parent>`, `edit:<record>:<field>` and `template:<how>:<from>`; a draft says no
 * more than a type here, since it is offered before anything is asked for.
 */
export function useDraftPlace(): (key: string) => { readonly what: string; readonly open: () => void } {
  const { t } = useTranslation();
  const words = useWords();
  const { go, ask, resume } = useNavigation();
  const get = useRecords((state) => state.get);
  return (key) => {
    const [sort, first = '', second = ''] = key.split(':');
    const ofRecord = (id: string): void => {
      void get(id).then((reply) => {
        if (reply.ok) go(placeOf(reply.value));
      });
    };
    if (sort === 'template') {
      const as = first === 'copy' || first === 'version' ? first : 'new';
      return {
        what: t('templates.editorNew'),
        open: () => go({ name: 'templateEdit', from: second === '' ? null : second, as }),
      };
    }
    if (sort !== 'new') return { what: t('common.edit'), open: () => ofRecord(first) };
    return {
      what: t('records.newOf', { type: words.record(first) }),
      open: () => {
        if (second !== '') {
          ofRecord(second);
          resume(key);
        } else {
          go(first === 'safeHouse' ? { name: 'houses' } : { name: 'cases' });
          ask('new');
        }
      },
    };
  };
}
