import { House as HouseIcon, Plus } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HouseRow } from '../../../src-preload/contract/views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import type { TableColumn } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Page, Quiet } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { useWords } from '../../i18n/words.ts';
import { useHouses } from '../../stores/houses.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useRecords } from '../../stores/records.ts';
import { useWish } from '../frame/wish.ts';
import { ChoiceBadge } from '../records/ChoiceBadge.tsx';
import { NewRecord } from '../records/NewRecord.tsx';
import { recordName } from '../records/record-name.ts';
import { ClashBadge } from './ClashBadge.tsx';
import { HouseLost } from './HouseLost.tsx';
import { HouseState } from './HouseState.tsx';
import { HouseTabs } from './HouseTabs.tsx';
import { useShowValue } from '../records/show-value.ts';

export function HouseList() {
  const { t } = useTranslation();
  const words = useWords();
  const show = useShowValue();
  const { rows, load } = useHouses();
  const version = useRecords((state) => state.version);
  const go = useNavigation((state) => state.go);
  const [making, setMaking] = useState(false);
  const [changing, setChanging] = useState<HouseRow | null>(null);
  const [lost, setLost] = useState<HouseRow | null>(null);
  useEffect(() => {
    void load();
  }, [load, version]);
  useWish(
    'new',
    useCallback(() => setMaking(true), []),
  );

  const columns: readonly TableColumn<HouseRow>[] = [
    {
      id: 'codeName',
      title: words.field('safeHouse', 'codeName'),
      share: 1.2,
      minWidth: 120,
      cell: (row) => (
        <strong>
          <Bdi text={recordName(row.record, words)} />
        </strong>
      ),
    },
    {
      id: 'state',
      title: words.field('safeHouse', 'state'),
      share: 1.3,
      minWidth: 190,
      cell: (row) => <ChoiceBadge list="houseState" value={textOf(row.record.values['state'])} />,
    },
    {
      id: 'tonight',
      title: t('houses.tonight'),
      minWidth: 130,
      cell: (row) => <span>{t('houses.tonightOf', { occupied: row.occupiedTonight, beds: row.beds })}</span>,
    },
    {
      id: 'clashes',
      title: t('houses.clashes'),
      share: 1.4,
      minWidth: 310,
      cell: (row) =>
        row.clashes.length === 0 ? (
          <Quiet>{t('houses.noClashes')}</Quiet>
        ) : (
          <ClashBadge clashes={row.clashes} />
        ),
    },
    {
      id: 'suits',
      title: words.field('safeHouse', 'suits'),
      share: 1.6,
      minWidth: 130,
      cell: (row) => <Quiet>{show.field('safeHouse', 'suits', row.record.values['suits'] ?? null)}</Quiet>,
    },
  ];
  const add = (
    <Button look="primary" icon={<Plus aria-hidden />} onPress={() => setMaking(true)}>
      {t('houses.new')}
    </Button>
  );
  return (
    <Page fill title={t('app.houses')} actions={add}>
      <RefusalNotice failure={rows.failure} />
      {rows.value !== null && (
        <HouseTabs>
          {() => (
            <DataTable
              label={t('app.houses')}
              columns={columns}
              rows={rows.value ?? []}
              rowId={(row) => row.record.id}
              rowName={(row) => recordName(row.record, words)}
              onOpen={(id) => go({ name: 'house', id })}
              onRowKey={(event, id) => {
                if (event.code !== 'KeyS') return;
                event.preventDefault();
                setChanging(rows.value?.find((row) => row.record.id === id) ?? null);
              }}
              empty={() => (
                <EmptyState icon={<HouseIcon />} title={t('houses.empty')} action={add}>
                  {t('houses.emptyText')}
                </EmptyState>
              )}
            />
          )}
        </HouseTabs>
      )}
      {making && (
        <NewRecord
          type="safeHouse"
          title={t('houses.new')}
          given={{}}
          first={['codeName', 'state', 'suits', 'address']}
          start={{ state: 'open' }}
          onClose={() => setMaking(false)}
          onSaved={(saved) => go({ name: 'house', id: saved.id })}
        />
      )}
      {changing !== null && (
        <HouseState
          record={changing.record}
          onLost={() => setLost(changing)}
          onClose={() => setChanging(null)}
        />
      )}
      {lost !== null && <HouseLost record={lost.record} onClose={() => setLost(null)} />}
    </Page>
  );
}
