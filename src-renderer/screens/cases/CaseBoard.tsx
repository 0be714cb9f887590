import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../../src-preload/contract/views.ts';
import { PickDialog } from '../../components/PickDialog.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { useWords } from '../../i18n/words.ts';
import type { Failure } from '../../stores/failure.ts';
import { useRecords } from '../../stores/records.ts';
import { fieldOf, useSchema } from '../../stores/schema.ts';
import { BoardColumn } from './BoardColumn.tsx';
import styles from './Board.module.css';
import { CloseCase } from './CloseCase.tsx';
import { ReopenCase } from './ReopenCase.tsx';

interface Props {
  readonly rows: readonly CaseRow[];
  readonly field: 'status' | 'priority';
  readonly onCardKey: (event: KeyboardEvent, id: string) => void;
  readonly empty: () => ReactNode;
}

const settled = 60;

type Asking = { readonly what: 'column' | 'close' | 'reopen'; readonly row: CaseRow };

/** Where cases are in their work: a column for each value; moving a card records the value. */
export function CaseBoard({ rows, field, onCardKey, empty }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const types = useSchema((state) => state.types);
  const put = useRecords((state) => state.put);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const moved = useRef<string | null>(null);
  const [moving, setMoving] = useState(false);
  const choices = fieldOf(types, 'case', field)?.choices ?? null;
  const values = choices?.values ?? [];
  const known = new Set(values);
  const valueOf = (row: CaseRow): string => textOf(row.record.values[field]);
  // What has no value, or one of a later version, still is somewhere.
  const columns = [...values, ...(rows.some((row) => !known.has(valueOf(row))) ? [''] : [])];

  // Whoever has gone on to something else is not called back to the card.
  const goneOn = (): void => {
    moved.current = null;
    setMoving(false);
  };

  // A card that was moved keeps focus in its new column.
  useEffect(() => {
    const id = moved.current;
    if (id === null) return;
    // A list draws its cards only after it was drawn itself: until then the old place still has it.
    const timer = setTimeout(() => {
      if (moved.current !== id) return;
      goneOn();
      place.current?.querySelector<HTMLElement>(`[role=row][data-key="${id}"]`)?.focus();
    }, settled);
    return () => clearTimeout(timer);
  }, [rows]);

  const save = async (row: CaseRow, fields: Readonly<Record<string, string>>): Promise<void> => {
    moved.current = row.record.id;
    setMoving(true);
    const reply = await put({ type: 'case', id: row.record.id, fields });
    if (!reply.ok) goneOn();
    setFailure(reply.ok ? null : reply.refusal);
  };
  const move = (row: CaseRow | undefined, to: string | undefined): void => {
    if (row === undefined || to === undefined || to === '' || valueOf(row) === to) return;
    if (field === 'status' && to === 'closed') setAsking({ what: 'close', row });
    else if (field === 'status' && valueOf(row) === 'closed') setAsking({ what: 'reopen', row });
    else void save(row, { [field]: to });
  };
  const keys = (event: KeyboardEvent): void => {
    goneOn();
    const id = (event.target as HTMLElement).closest('[role=row]')?.getAttribute('data-key');
    const row = rows.find((one) => one.record.id === id);
    if (row === undefined || event.ctrlKey) return;
    const step = event.code === 'ArrowRight' ? 1 : event.code === 'ArrowLeft' ? -1 : 0;
    if (event.altKey && step !== 0) move(row, columns[columns.indexOf(valueOf(row)) + step]);
    else if (!event.altKey && event.code === 'KeyM') setAsking({ what: 'column', row });
    else return onCardKey(event, row.record.id);
    event.preventDefault();
    event.stopPropagation();
  };
  const close = (): void => setAsking(null);
  if (rows.length === 0) return <>{empty()}</>;
  return (
    <>
      <RefusalNotice failure={failure} />
      <div
        ref={place}
        className={styles['board']}
        aria-busy={moving}
        onKeyDownCapture={keys}
        onPointerDownCapture={goneOn}
        role="presentation"
      >
        {columns.map((value) => (
          <BoardColumn
            key={value}
            title={value === '' ? t('lists.noValue') : words.choice(choices?.name ?? '', value)}
            rows={rows.filter((row) => (known.has(valueOf(row)) ? valueOf(row) : '') === value)}
            by={field}
            onDrop={(id) =>
              move(
                rows.find((row) => row.record.id === id),
                value,
              )
            }
          />
        ))}
      </div>
      {asking?.what === 'column' && (
        <PickDialog
          title={t('lists.moveTo')}
          value={valueOf(asking.row)}
          options={values.map((id) => ({ id, text: words.choice(choices?.name ?? '', id) }))}
          onPick={(to) => {
            close();
            move(asking.row, to);
          }}
          onClose={close}
        />
      )}
      {asking?.what === 'close' && <CloseCase id={asking.row.record.id} onClose={close} />}
      {asking?.what === 'reopen' && <ReopenCase id={asking.row.record.id} onClose={close} />}
    </>
  );
}
