import { parseDate } from '@internationalized/date';
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  Dialog,
  DialogTrigger,
  Heading,
  Popover,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { formatDayAndDistance, readDay } from '../i18n/dates.ts';
import type { Language } from '../i18n/setup.ts';
import { Button } from './Button.tsx';
import { classNames } from './class-names.ts';
import styles from './DayField.module.css';
import { TextField } from './TextField.tsx';

interface Props {
  readonly label: string;
  /** ISO day, or null. */
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
  readonly onLeave?: () => void;
  /** A day picked from the calendar: nothing is left after it, so it counts at once. */
  readonly onPick?: (day: string) => void;
  readonly today: string;
  readonly error?: string | null;
  readonly focus?: boolean;
}

/** A day, typed (`2027-03-12`, `12.03.2027`, `+14`) or picked; always repeated in words. */
export function DayField(props: Props) {
  const { t, i18n } = useTranslation();
  const { value, today } = props;
  const [typed, setTyped] = useState(value ?? '');
  const [open, setOpen] = useState(false);
  const language: Language = i18n.language === 'ru' ? 'ru' : 'en';
  const read = typed.trim() === '' ? null : readDay(typed, today);
  const wrong = typed.trim() !== '' && read === null;

  const [before, setBefore] = useState(value);
  if (before !== value) {
    setBefore(value);
    // A value from outside (undo, import) replaces what is shown; what the user types stays as typed.
    if (readDay(typed, today) !== value) setTyped(value ?? '');
  }

  const take = (text: string): void => {
    setTyped(text);
    const day = readDay(text, today);
    if (day !== null || text.trim() === '') props.onChange(day);
  };
  return (
    <TextField
      label={props.label}
      value={typed}
      focus={props.focus ?? false}
      onChange={take}
      placeholder={t('common.dayForm')}
      error={wrong ? t('common.dayWrong') : (props.error ?? null)}
      hint={read === null ? t('common.dayHint') : formatDayAndDistance(read, today, language)}
      {...(props.onLeave === undefined ? {} : { onLeave: props.onLeave })}
      after={
        <DialogTrigger isOpen={open} onOpenChange={setOpen}>
          <Button look="plain" small icon={<CalendarDays aria-hidden />} label={t('common.pickDay')} />
          <Popover className={classNames(styles['popover'])}>
            <Dialog aria-label={t('common.pickDay')} className={classNames(styles['dialog'])}>
              <Calendar
                defaultFocusedValue={parseDate(read ?? today)}
                value={read === null ? null : parseDate(read)}
                onChange={(day) => {
                  take(day.toString());
                  props.onPick?.(day.toString());
                  setOpen(false);
                }}
              >
                <header className={styles['header']}>
                  <Button look="plain" small slot="previous" icon={<ChevronLeft aria-hidden />} />
                  <Heading className={classNames(styles['heading'])} />
                  <Button look="plain" small slot="next" icon={<ChevronRight aria-hidden />} />
                </header>
                <CalendarGrid>
                  {(date) => <CalendarCell date={date} className={classNames(styles['cell'])} />}
                </CalendarGrid>
              </Calendar>
            </Dialog>
          </Popover>
        </DialogTrigger>
      }
    />
  );
}
