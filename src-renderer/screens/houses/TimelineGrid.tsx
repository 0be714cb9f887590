import { Check, MessageSquareWarning, TriangleAlert } from 'lucide-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelineUnit, TimelineView } from '../../../src-preload/contract/houses-views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { classNames } from '../../components/class-names.ts';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { formatDay } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useToday } from '../../stores/today.ts';
import { ChoiceBadge } from '../records/ChoiceBadge.tsx';
import { lanesOf, type PlacedBar } from './timeline-lanes.ts';
import { useBarWords } from './bar-words.ts';
import styles from './Timeline.module.css';

/** One line of days, one row for each unit; every bar is a button that opens its stay. */
export function TimelineGrid({ view }: { readonly view: TimelineView }) {
  const { t } = useTranslation();
  const { language } = useWords();
  const today = useToday((state) => state.day);
  const go = useNavigation((state) => state.go);
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  const days = view.houses.flatMap(({ units }) => units)[0]?.nights.map(({ day }) => day) ?? [];
  return (
    <ScrollRegion label={t('houses.timeline')}>
      <div className={styles['grid']}>
        <div className={classNames(styles['row'], styles['heads'])} aria-hidden>
          <span />
          {days.map((day) => (
            <span key={day} className={classNames(styles['head'], day === today && styles['now'])}>
              <span>{weekday.format(new Date(`${day}T00:00:00Z`))}</span>
              {formatDay(day, language).split(' ').slice(0, 2).join(' ')}
            </span>
          ))}
        </div>
        {view.houses.map(({ house, units }) => (
          <Fragment key={house.id}>
            <div className={styles['house']}>
              <Button small look="plain" onPress={() => go({ name: 'house', id: house.id })}>
                <Bdi text={textOf(house.values['codeName'])} />
              </Button>
              <ChoiceBadge list="houseState" value={textOf(house.values['state'])} />
              {units.length === 0 && <span className={styles['beds']}>{t('houses.noUnitsShort')}</span>}
            </div>
            {units.map((unit) => (
              <UnitRow key={unit.id ?? 'none'} unit={unit} from={view.from} />
            ))}
          </Fragment>
        ))}
      </div>
    </ScrollRegion>
  );
}

function UnitRow({ unit, from }: { readonly unit: TimelineUnit; readonly from: string }) {
  const { t } = useTranslation();
  const words = useBarWords();
  const bars = lanesOf(unit.bars, from, unit.nights.length);
  const lanes = Math.max(1, ...bars.map(({ lane }) => lane + 1));
  return (
    <div className={styles['row']}>
      <span className={styles['unit']} style={{ gridRow: `1 / span ${lanes + 1}` }}>
        <bdi>{unit.id === null ? t('houses.unplaced') : unit.name}</bdi>
        {unit.unreadable.map((text) => (
          <span key={text} className={styles['beds']}>
            {t('houses.blockUnread', { text })}
          </span>
        ))}
      </span>
      {unit.nights.map((night, index) => (
        <span
          key={night.day}
          aria-hidden
          style={{ gridColumn: index + 2, gridRow: `1 / span ${lanes + 1}` }}
          className={classNames(
            styles['night'],
            night.blocked && styles['shut'],
            night.mark === 'clash' && styles['over'],
          )}
        >
          {words.sign(night)}
        </span>
      ))}
      {bars.map((placed) => (
        <Bar key={placed.bar.stay} placed={placed} />
      ))}
    </div>
  );
}

function Bar({ placed }: { readonly placed: PlacedBar }) {
  const words = useBarWords();
  const go = useNavigation((state) => state.go);
  const { bar, lane, start, end, cutBefore, cutAfter } = placed;
  const { mark, actual, guests } = bar;
  return (
    <button
      type="button"
      aria-label={words.bar(bar)}
      style={{ gridColumn: `${start + 2} / ${end + 2}`, gridRow: lane + 1 }}
      className={classNames(
        styles['bar'],
        styles[mark ?? (actual ? 'actual' : 'planned')],
        !actual && styles['dashed'],
        cutBefore && styles['cutBefore'],
        cutAfter && styles['cutAfter'],
      )}
      onClick={() => go({ name: 'record', id: bar.stay, section: 'houses' })}
    >
      {mark === 'clash' && <TriangleAlert aria-hidden size={12} />}
      {mark === 'overridden' && <MessageSquareWarning aria-hidden size={12} />}
      {actual && <Check aria-hidden size={12} />}
      <bdi className={styles['barText']}>{`${bar.name} ×${guests}`}</bdi>
    </button>
  );
}
