import { useTranslation } from 'react-i18next';
import { useNavigation } from '../../stores/navigation.ts';
import { NewRecord } from '../records/NewRecord.tsx';

/** A call is answered: alias and danger are enough; everything else can wait. */
export function NewCase({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const go = useNavigation((state) => state.go);
  return (
    <NewRecord
      type="case"
      title={t('cases.new')}
      given={{}}
      first={['alias', 'priority', 'danger', 'status']}
      start={{ status: 'intake', priority: 'urgent' }}
      onClose={onClose}
      onSaved={(saved) => go({ name: 'case', id: saved.id })}
    />
  );
}
