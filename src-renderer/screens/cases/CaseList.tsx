import { BriefcaseBusiness, Pencil, Plus, Search } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Page, Quiet } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/words.ts';
import { useCases } from '../../stores/cases.ts';
import { useRecords } from '../../stores/records.ts';
import { useWish } from '../frame/wish.ts';
import { useDuplicateFlags } from '../intake/DuplicateFlag.tsx';
import { NewCase } from '../intake/NewCase.tsx';
import { recordName } from '../records/record-name.ts';
import { StatusPick } from '../records/StatusPick.tsx';
import { NoteDialog } from '../today/NoteDialog.tsx';
import { BulkActs } from './BulkActs.tsx';
import { BulkDialog } from './BulkDialog.tsx';
import { CaseBoard } from './CaseBoard.tsx';
import styles from './Cases.module.css';
import { CaseTable } from './CaseTable.tsx';
import { FilterBar } from './FilterBar.tsx';
import { LookSwitch } from './LookSwitch.tsx';

type Doing =
  | { readonly what: 'new' | 'bulk' | 'acts' }
  | { readonly what: 'status' | 'note'; readonly row: CaseRow };

/** Cases by a filter, as a table or as a board. */
export function CaseList() {
  const { t } = useTranslation();
  const words = useWords();
  const { rows, filter, look, setFilter, load } = useCases();
  const version = useRecords((state) => state.version);
  const [doing, setDoing] = useState<Doing | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  useDuplicateFlags();
  const find = useRef<HTMLDivElement>(null);

  useEffect(() => {
    void load();
  }, [load, version]);
  useWish(
    'new',
    useCallback(() => setDoing({ what: 'new' }), []),
  );
  useWish(
    'find',
    useCallback(() => find.current?.querySelector('input')?.focus(), []),
  );
  const found = rows.value ?? [];
  // What the filter leaves out is not changed along unseen.
  const here = found.filter((row) => chosen.has(row.record.id)).map((row) => row.record.id);
  const close = (): void => setDoing(null);
  const rowKey = (event: KeyboardEvent, id: string): void => {
    const row = found.find((one) => one.record.id === id);
    if (row === undefined || event.altKey) return;
    if (event.code === 'KeyS') setDoing({ what: 'status', row });
    else if (event.code === 'KeyN') setDoing({ what: 'note', row });
    else if (event.code === 'KeyB' && here.length > 0) setDoing({ what: 'bulk' });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const empty = () =>
    filter.text.trim() === '' && Object.keys(filter.conditions).length === 0 ? (
      <EmptyState
        icon={<BriefcaseBusiness />}
        title={t('cases.empty')}
        action={
          <Button look="primary" icon={<Plus aria-hidden />} onPress={() => setDoing({ what: 'new' })}>
            {t('cases.new')}
          </Button>
        }
      >
        {t('cases.emptyText')}
      </EmptyState>
    ) : (
      <EmptyState icon={<Search />} title={t('cases.notFound')}>
        {t('cases.notFoundText')}
      </EmptyState>
    );
  return (
    <Page
      fill
      title={t('app.cases')}
      actions={
        <>
          <LookSwitch />
          <Button onPress={() => setDoing({ what: 'acts' })}>{t('lists.acts')}</Button>
          <Button look="primary" icon={<Plus aria-hidden />} onPress={() => setDoing({ what: 'new' })}>
            {t('cases.new')}
          </Button>
        </>
      }
    >
      <FilterBar />
      <div className={styles['filter']} ref={find}>
        <TextField
          label={t('cases.filter')}
          hideLabel
          placeholder={t('cases.filterHint')}
          value={filter.text}
          onChange={(text) => setFilter({ text })}
          after={<Search aria-hidden size={16} className={styles['glass']} />}
        />
        <Quiet>{rows.value === null ? '' : t('cases.count', { count: found.length })}</Quiet>
        {look === 'table' && here.length > 0 && (
          <Button small icon={<Pencil aria-hidden />} onPress={() => setDoing({ what: 'bulk' })}>
            {t('lists.changeSeveral', { count: here.length })}
          </Button>
        )}
      </div>
      <RefusalNotice failure={rows.failure} />
      {rows.value !== null &&
        (look === 'table' ? (
          <CaseTable
            rows={found}
            chosen={new Set(here)}
            onChoose={setChosen}
            onRowKey={rowKey}
            empty={empty}
          />
        ) : (
          <CaseBoard rows={found} field={look} onCardKey={rowKey} empty={empty} />
        ))}
      {doing?.what === 'new' && <NewCase onClose={close} />}
      {doing?.what === 'status' && <StatusPick record={doing.row.record} field="status" onClose={close} />}
      {doing?.what === 'note' && (
        <NoteDialog
          parent={doing.row.record.id}
          title={t('today.noteOn', { name: recordName(doing.row.record, words) })}
          onClose={close}
        />
      )}
      {doing?.what === 'bulk' && <BulkDialog cases={here} onClose={close} />}
      {doing?.what === 'acts' && <BulkActs onClose={close} />}
    </Page>
  );
}
