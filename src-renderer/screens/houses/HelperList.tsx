import { HandHelping, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HelperRow } from '../../../src-preload/contract/houses-views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import type { TableColumn } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Quiet, Row } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { useWords } from '../../i18n/words.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { usePlaces } from '../../stores/places.ts';
import { useRecords } from '../../stores/records.ts';
import { ChoiceBadge } from '../records/ChoiceBadge.tsx';
import { NewRecord } from '../records/NewRecord.tsx';
import { recordName } from '../records/record-name.ts';
import { useShowValue } from '../records/show-value.ts';
import { StatusPick } from '../records/StatusPick.tsx';
import styles from './Timeline.module.css';

/** Hosts, drivers, contact persons: who can be asked, and what depends on them. */
export function HelperList() {
  const { t } = useTranslation();
  const words = useWords();
  const show = useShowValue();
  const { helpers, loadHelpers } = usePlaces();
  const version = useRecords((state) => state.version);
  const go = useNavigation((state) => state.go);
  const [making, setMaking] = useState(false);
  const [changing, setChanging] = useState<HelperRow | null>(null);
  useEffect(() => {
    void loadHelpers();
  }, [loadHelpers, version]);
  const columns: readonly TableColumn<HelperRow>[] = [
    {
      id: 'alias',
      title: words.field('helper', 'alias'),
      minWidth: 120,
      cell: ({ helper }) => (
        <strong>
          <Bdi text={recordName(helper, words)} />
        </strong>
      ),
    },
    {
      id: 'kinds',
      title: words.field('helper', 'kinds'),
      share: 1.3,
      minWidth: 160,
      cell: ({ helper }) => <Quiet>{show.field('helper', 'kinds', helper.values['kinds'] ?? null)}</Quiet>,
    },
    {
      id: 'vetting',
      title: words.field('helper', 'vetting'),
      minWidth: 150,
      cell: ({ helper }) => <ChoiceBadge list="helperVetting" value={textOf(helper.values['vetting'])} />,
    },
    {
      id: 'state',
      title: words.field('helper', 'state'),
      minWidth: 150,
      cell: ({ helper }) => <ChoiceBadge list="helperState" value={textOf(helper.values['state'])} />,
    },
    {
      id: 'houses',
      title: t('houses.hosts'),
      minWidth: 120,
      cell: ({ houses }) => <Quiet>{houses.map(({ codeName }) => codeName).join(', ') || '–'}</Quiet>,
    },
    {
      id: 'legs',
      title: t('houses.escorts'),
      minWidth: 120,
      cell: ({ legs }) => (
        <Quiet>{legs.map(({ caseAlias }) => caseAlias ?? t('common.unnamed')).join(', ') || '–'}</Quiet>
      ),
    },
  ];
  const add = (
    <Button icon={<Plus aria-hidden />} onPress={() => setMaking(true)}>
      {t('houses.newHelper')}
    </Button>
  );
  return (
    <div className={styles['view']}>
      <Row>{add}</Row>
      <RefusalNotice failure={helpers.failure} />
      {helpers.value !== null && (
        <DataTable
          label={t('houses.helpers')}
          columns={columns}
          rows={helpers.value}
          rowId={({ helper }) => helper.id}
          rowName={({ helper }) => recordName(helper, words)}
          onOpen={(id) => go({ name: 'record', id, section: 'houses' })}
          onRowKey={(event, id) => {
            if (event.code !== 'KeyS') return;
            event.preventDefault();
            setChanging(helpers.value?.find(({ helper }) => helper.id === id) ?? null);
          }}
          empty={() => (
            <EmptyState icon={<HandHelping />} title={t('houses.noHelpers')} action={add}>
              {t('houses.noHelpersText')}
            </EmptyState>
          )}
        />
      )}
      {making && (
        <NewRecord
          type="helper"
          title={t('houses.newHelper')}
          given={{}}
          first={['alias', 'kinds', 'vetting', 'state']}
          start={{ vetting: 'notVetted', state: 'active' }}
          onClose={() => setMaking(false)}
        />
      )}
      {changing !== null && (
        <StatusPick record={changing.helper} field="state" onClose={() => setChanging(null)} />
      )}
    </div>
  );
}
