import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Quiet, Row } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { addDays, formatDay } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { useShortcuts } from '../../keyboard/shortcuts.ts';
import { usePlaces } from '../../stores/places.ts';
import { useRecords } from '../../stores/records.ts';
import { useToday } from '../../stores/today.ts';
import styles from './Timeline.module.css';
import { TimelineGrid } from './TimelineGrid.tsx';
import { TimelineLegend } from './TimelineLegend.tsx';
import { TimelineTable } from './TimelineTable.tsx';

/** As many as the stylesheet has columns for. */
const nights = 14;

/** Beds by day of all houses, as a drawing or as a table of the same. */
export function Timeline() {
  const { t } = useTranslation();
  const { language } = useWords();
  const { timeline, loadTimeline } = usePlaces();
  const version = useRecords((state) => state.version);
  const today = useToday((state) => state.day);
  const [offset, setOffset] = useState(0);
  const [table, setTable] = useState(false);
  const from = addDays(today, offset);
  useEffect(() => {
    void loadTimeline(from, nights);
  }, [loadTimeline, from, version]);
  useShortcuts({
    BracketLeft: () => setOffset((now) => now - 7),
    BracketRight: () => setOffset((now) => now + 7),
    KeyT: () => setTable((now) => !now),
  });
  const view = timeline.value;
  const span = t('houses.span', {
    from: formatDay(from, language),
    until: formatDay(addDays(from, nights), language),
  });
  return (
    <div className={styles['view']}>
      <Row apart>
        <Row>
          <Button
            small
            icon={<ChevronLeft aria-hidden />}
            label={t('houses.weekBack')}
            onPress={() => setOffset(offset - 7)}
          />
          <Button small onPress={() => setOffset(0)} disabled={offset === 0}>
            {t('houses.toToday')}
          </Button>
          <Button
            small
            icon={<ChevronRight aria-hidden />}
            label={t('houses.weekOn')}
            onPress={() => setOffset(offset + 7)}
          />
          <span role="status">{span}</span>
        </Row>
        <Button small onPress={() => setTable(!table)}>
          {table ? t('houses.asTimeline') : t('houses.asTable')}
        </Button>
      </Row>
      <RefusalNotice failure={timeline.failure} />
      {view !== null && view.houses.length === 0 && <Quiet>{t('houses.none')}</Quiet>}
      {view !== null &&
        view.houses.length > 0 &&
        (table ? <TimelineTable view={view} /> : <TimelineGrid view={view} />)}
      {!table && <TimelineLegend />}
    </div>
  );
}
