import { Waypoints } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordView } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { PickDialog } from '../../components/PickDialog.tsx';
import { useWords } from '../../i18n/words.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { recordName } from '../records/record-name.ts';

/** From a case to the drill: which of its people is lost? */
export function PersonLost({ persons }: { readonly persons: readonly RecordView[] }) {
  const { t } = useTranslation();
  const words = useWords();
  const go = useNavigation((state) => state.go);
  const [asking, setAsking] = useState(false);
  const [first] = persons;
  if (first === undefined) return null;
  const start = (id: string): void => go({ name: 'drill', start: { kind: 'person', id } });
  return (
    <>
      <Button
        small
        look="quiet"
        icon={<Waypoints aria-hidden />}
        onPress={() => (persons.length === 1 ? start(first.id) : setAsking(true))}
      >
        {t('drill.startWho')}
      </Button>
      {asking && (
        <PickDialog
          title={t('drill.startWho')}
          value={null}
          options={persons.map((person) => ({ id: person.id, text: recordName(person, words) }))}
          onPick={start}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
