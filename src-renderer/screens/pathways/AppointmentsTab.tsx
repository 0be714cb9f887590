import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppointmentLine } from '../../../src-preload/contract/pathway-lists-views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Button } from '../../components/Button.tsx';
import { CheckField } from '../../components/CheckField.tsx';
import { Row } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { addDays, formatDay } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { useShortcuts } from '../../keyboard/shortcuts.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { usePathwayLists, type AppointmentWish } from '../../stores/pathway-lists.ts';
import { useRecords } from '../../stores/records.ts';
import { useToday } from '../../stores/today.ts';
import { AppointmentList } from './AppointmentList.tsx';
import { any, idOfWho, useListOptions, whoOf, wishing } from './list-options.ts';
import styles from './PathwayLists.module.css';
import { weekStart } from './week-days.ts';
import { WeekGrid } from './WeekGrid.tsx';

const week = 7;
const listSpans = [7, 28, 91] as const;

type Conditions = Omit<AppointmentWish, 'from' | 'days'>;

/** Who has to be where: a week to look at, and the same as a list, of more weeks if wanted. */
export function AppointmentsTab() {
  const { t } = useTranslation();
  const { language } = useWords();
  const { countries, people } = useListOptions();
  const { appointments, loadAppointments } = usePathwayLists();
  const version = useRecords((state) => state.version);
  const today = useToday((state) => state.day);
  const go = useNavigation((state) => state.go);
  const [focused, setFocused] = useState(today);
  const [asList, setAsList] = useState(false);
  const [span, setSpan] = useState<number>(28);
  const [conditions, setConditions] = useState<Conditions>({});
  const from = weekStart(focused);
  const days = asList ? span : week;
  useEffect(() => {
    void loadAppointments({ ...conditions, from, days });
  }, [loadAppointments, conditions, from, days, version]);
  const move = (by: number): void => setFocused((day) => addDays(day, by));
  useShortcuts({
    BracketLeft: () => move(-week),
    BracketRight: () => move(week),
    KeyT: () => setAsList((now) => !now),
  });
  const view = appointments.value;
  const want = (change: { [K in keyof Conditions]?: Conditions[K] | undefined }): void =>
    setConditions(wishing(conditions, change));
  const open = ({ pathway, step }: AppointmentLine): void =>
    go({ name: 'pathway', id: pathway.id, step: step.id });
  const shown = {
    from: formatDay(from, language),
    until: formatDay(addDays(from, days - 1), language),
  };
  return (
    <div className={styles['tab']}>
      <Row apart>
        <Row>
          <Button
            small
            icon={<ChevronLeft aria-hidden />}
            label={t('pathwayLists.weekBack')}
            onPress={() => move(-week)}
          />
          <Button small disabled={from === weekStart(today)} onPress={() => setFocused(today)}>
            {t('pathwayLists.thisWeek')}
          </Button>
          <Button
            small
            icon={<ChevronRight aria-hidden />}
            label={t('pathwayLists.weekOn')}
            onPress={() => move(week)}
          />
          <span role="status">{t('pathwayLists.span', shown)}</span>
        </Row>
        <Button small onPress={() => setAsList(!asList)}>
          {t(asList ? 'pathwayLists.asWeek' : 'pathwayLists.asList')}
        </Button>
      </Row>
      {view !== null && (
        <div className={styles['bar']}>
          <SelectField
            label={t('pathwayLists.country')}
            value={conditions.country ?? any}
            options={countries(view.countries)}
            placeholder={t('common.choose')}
            onChange={(id) => want({ country: id === any ? undefined : id })}
          />
          <SelectField
            label={t('pathwayLists.responsible')}
            value={idOfWho(conditions.responsible)}
            options={people(view.people)}
            placeholder={t('common.choose')}
            onChange={(id) => want({ responsible: whoOf(id) })}
          />
          {asList && (
            <SelectField
              label={t('pathwayLists.spanOf')}
              value={String(span)}
              options={listSpans.map((count) => ({
                id: String(count),
                text: t('pathwayLists.weeks', { count: count / week }),
              }))}
              placeholder={t('common.choose')}
              onChange={(id) => setSpan(Number(id))}
            />
          )}
          <CheckField
            selected={conditions.planned === true}
            onChange={(planned) => want({ planned: planned || undefined })}
          >
            {t('pathwayLists.plannedOnly')}
          </CheckField>
          {view.undated > 0 && (
            <Badge tone="warning">{t('pathwayLists.undated', { count: view.undated })}</Badge>
          )}
        </div>
      )}
      <RefusalNotice failure={appointments.failure} />
      {view !== null &&
        (asList ? (
          <AppointmentList rows={view.rows} onOpen={open} />
        ) : (
          <WeekGrid view={view} focused={focused} onFocus={setFocused} onOpen={open} />
        ))}
    </div>
  );
}
