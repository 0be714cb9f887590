import { CalendarCheck, Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { GridList, GridListHeader, GridListSection } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { TodayLine } from '../../../src-preload/contract/lists-views.ts';
import { Button } from '../../components/Button.tsx';
import { classNames } from '../../components/class-names.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Page, Quiet } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { systemZone } from '../../forms/zoned-time.ts';
import { useCheckins } from '../../stores/checkins.ts';
import { useDue } from '../../stores/due.ts';
import type { Failure } from '../../stores/failure.ts';
import { useIdentity } from '../../stores/identity.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useFocusedRow } from './focused-row.ts';
import { RowAct } from './RowAct.tsx';
import { placeFor } from './row-place.ts';
import styles from './Today.module.css';
import { TodayRow } from './TodayRow.tsx';

const groups = ['now', 'today', 'week', 'coming'] as const;
const minute = 60_000;
const outcomes: Readonly<Record<string, 'safe' | 'noAnswer' | 'concern'>> = {
  Digit1: 'safe',
  Numpad1: 'safe',
  Digit2: 'noAnswer',
  Numpad2: 'noAnswer',
  Digit3: 'concern',
  Numpad3: 'concern',
};

/** What has to be done, the most pressing first. The sidebar loads it, with the clock and after every change. */
export function TodayScreen() {
  const { t } = useTranslation();
  const { value, failure } = useDue((state) => state.due);
  const role = useIdentity((state) => state.own?.role);
  const { ask, go } = useNavigation();
  const [doing, setDoing] = useState<{
    readonly row: TodayLine;
    readonly with: 'act' | 'note' | 'status';
  } | null>(null);
  const { load: loadWatches, record } = useCheckins();
  const [refused, setRefused] = useState<Failure | null>(null);
  useEffect(() => {
    void loadWatches();
  }, [loadWatches, value]);
  const now = useNow();
  const place = useRef<HTMLDivElement>(null);
  const rows = value?.rows ?? [];
  useFocusedRow(place, rows, doing === null);

  const keys = (event: KeyboardEvent): void => {
    const id = (event.target as HTMLElement).closest('[role=row]')?.getAttribute('data-key');
    const row = rows.find((one) => one.id === id);
    if (row === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    const outcome = row.kind === 'checkIn' ? outcomes[event.code] : undefined;
    if (outcome === 'safe' && row.alarm)
      // Who says so after the danger word may be made to: the dialog asks first.
      setDoing({ row, with: 'act' });
    else if (outcome !== undefined && row.caseId !== null)
      void record({ case: row.caseId, outcome, zone: systemZone }).then((reply) =>
        setRefused(reply.ok ? null : reply.refusal),
      );
    else if (event.code === 'KeyN' && noteOn(row) !== null) setDoing({ row, with: 'note' });
    else if (event.code === 'KeyS' && row.act === 'status') setDoing({ row, with: 'status' });
    else if (event.code === 'KeyX' && row.missing !== null) lost(row);
    else if (event.code === 'KeyW' && row.pathway !== null) toPathway(row);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const act = (row: TodayLine): void => {
    const target = placeFor(row);
    if (target === null) setDoing({ row, with: 'act' });
    else go(target);
  };
  const lost = ({ missing }: TodayLine): void => {
    if (missing !== null) go({ name: 'drill', start: { kind: 'person', id: missing } });
  };
  const toPathway = ({ pathway }: TodayLine): void => {
    if (pathway !== null) go({ name: 'pathway', ...pathway });
  };
  return (
    <Page title={t('app.today')} lead={t('today.lead')}>
      <RefusalNotice failure={failure ?? refused} />
      {value !== null && rows.length === 0 && (
        <EmptyState
          icon={<CalendarCheck />}
          title={t('today.empty')}
          action={
            role === 'coordinator' && (
              <Button look="primary" icon={<Plus aria-hidden />} onPress={() => ask('new')}>
                {t('cases.new')}
              </Button>
            )
          }
        >
          {t(
            role === 'shelter'
              ? 'today.emptyTextHouses'
              : role === 'legal'
                ? 'today.emptyTextLegal'
                : 'today.emptyText',
          )}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <div ref={place} onKeyDownCapture={keys} role="presentation" className={styles['place']}>
          <GridList
            aria-label={t('today.rows')}
            className={classNames(styles['rows'])}
            onAction={(key) => {
              const row = rows.find((one) => one.id === key);
              if (row !== undefined) act(row);
            }}
          >
            {groups
              .map((group) => ({ group, of: rows.filter((row) => row.group === group) }))
              .filter(({ of }) => of.length > 0)
              .map(({ group, of }) => (
                <GridListSection key={group} id={group} className={classNames(styles['group'])}>
                  <GridListHeader className={classNames(styles['title'])}>
                    {t(`today.group.${group}`)}
                    <Quiet>{of.length}</Quiet>
                  </GridListHeader>
                  {of.map((row) => (
                    <TodayRow
                      key={row.id}
                      row={row}
                      now={now}
                      onAct={act}
                      onLost={lost}
                      onPathway={toPathway}
                    />
                  ))}
                </GridListSection>
              ))}
          </GridList>
          {value !== null && value.more > 0 && <Quiet>{t('today.more', { count: value.more })}</Quiet>}
          <Quiet>{t('today.hint')}</Quiet>
        </div>
      )}
      {doing !== null && <RowAct row={doing.row} as={doing.with} onClose={() => setDoing(null)} />}
    </Page>
  );
}

/** What a note on this row belongs to. */
const noteOn = ({ caseId, house }: TodayLine): string | null => caseId ?? house;

/** The time, once a minute: "5 h ago" moves on in a window that is left open. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), minute);
    return () => clearInterval(timer);
  }, []);
  return now;
}
