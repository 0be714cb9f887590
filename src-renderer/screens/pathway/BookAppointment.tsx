import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PathwayPlanView, PlannedStepView } from '../../../src-preload/contract/plan-views.ts';
import type { RecordView } from '../../../src-preload/contract/views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { ComboField } from '../../components/ComboField.tsx';
import { DayField } from '../../components/DayField.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { KeyForm } from '../../components/KeyForm.tsx';
import { FieldGrid, Quiet, Row, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { SaveMark } from '../../components/SaveMark.tsx';
import { TextField } from '../../components/TextField.tsx';
import { countries } from '../../i18n/countries.ts';
import { useWords } from '../../i18n/words.ts';
import type { Failure } from '../../stores/failure.ts';
import { useRecords } from '../../stores/records.ts';
import { useToday } from '../../stores/today.ts';
import { newDraftKey } from '../records/NewRecord.tsx';
import { useDraft } from '../records/draft.ts';
import { bookingOf, instantOf, readBooking, zones } from './booking.ts';
import type { Booking } from './booking.ts';
import { TryDay } from './TryDay.tsx';
import { usePlanWords } from './use-plan-words.ts';

interface Props {
  readonly view: PathwayPlanView;
  readonly row: PlannedStepView;
  /** To be moved; a new one without it. */
  readonly appointment?: RecordView;
  readonly onClose: () => void;
}

const saveKeys = 'Ctrl+Enter';

/** Day, time and place of an appointment; what speaks against that day is said while it is typed. */
export function BookAppointment({ view, row, appointment, onClose }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const plan = usePlanWords(view);
  const put = useRecords((state) => state.put);
  const today = useToday((state) => state.day);
  const step = row.step.id;
  const draft = useDraft(
    appointment === undefined ? newDraftKey('appointment', step) : `edit:${appointment.id}:booking`,
  );
  const [value, setValue] = useState<Booking>(() => readBooking(draft.kept) ?? bookingOf(appointment));
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const countryList = useMemo(() => countries(words.language), [words.language]);
  const at = instantOf(value);
  const change = (part: Partial<Booking>): void => {
    const next = { ...value, ...part };
    setValue(next);
    draft.keep(next);
  };
  const save = async (): Promise<void> => {
    if (saving || at === null) return;
    setSaving(true);
    const place = value.place.trim();
    const reply = await put({
      type: 'appointment',
      ...(appointment === undefined ? {} : { id: appointment.id }),
      fields: {
        ...(appointment === undefined ? { step } : {}),
        at,
        status: 'planned',
        ...(place !== '' || appointment !== undefined ? { place: place === '' ? null : place } : {}),
        ...(value.country !== null || appointment !== undefined ? { country: value.country } : {}),
      },
    });
    setSaving(false);
    if (!reply.ok) return setFailure(reply.refusal);
    draft.forget();
    onClose();
  };
  const what = plan.step(step);
  const title = t(appointment === undefined ? 'pathway.bookTitle' : 'pathway.moveTitle', { what });
  const timeWrong = value.time.trim() !== '' && value.day !== null && at === null;
  return (
    <Dialog title={<Bdi text={title} />} open onClose={onClose} wide>
      <KeyForm label={title} onSave={() => void save()}>
        <Stack>
          <FieldGrid>
            <DayField
              label={t('pathway.day')}
              value={value.day}
              onChange={(day) => change({ day })}
              today={today}
              focus
            />
            <TextField
              label={t('pathway.time')}
              value={value.time}
              onChange={(time) => change({ time })}
              hint={t('pathway.timeHint')}
              error={timeWrong ? t('pathway.timeWrong') : null}
              maxLength={5}
            />
            <ComboField
              label={t('pathway.zone')}
              value={value.zone}
              options={zones(value.zone)}
              onChange={(zone) => {
                if (zone !== null) change({ zone });
              }}
              free={false}
            />
            <TextField
              label={t('pathway.place')}
              value={value.place}
              onChange={(place) => change({ place })}
            />
            <ComboField
              label={t('pathway.placeCountry')}
              value={value.country}
              options={countryList}
              onChange={(country) => change({ country })}
              free={false}
            />
          </FieldGrid>
          <TryDay
            view={view}
            step={step}
            appointment={appointment?.id ?? null}
            at={at}
            place={value.place.trim()}
            country={value.country}
          />
          <RefusalNotice failure={failure} />
          <Row apart>
            <Actions>
              <Button look="primary" submit busy={saving} disabled={at === null}>
                {t('common.save')}
              </Button>
              <Button onPress={onClose}>{t('common.cancel')}</Button>
              <Quiet>
                <kbd>{saveKeys}</kbd>
              </Quiet>
            </Actions>
            <SaveMark state={draft.kept === null ? 'untouched' : 'draft'} />
          </Row>
        </Stack>
      </KeyForm>
    </Dialog>
  );
}
