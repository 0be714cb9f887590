import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePage, HousePage, Json } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { DayField } from '../../components/DayField.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { KeyForm } from '../../components/KeyForm.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { FieldGrid, Stack } from '../../components/Page.tsx';
import { RadioCards } from '../../components/RadioCards.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { TextField } from '../../components/TextField.tsx';
import { spaceIn } from '../../forms/beds.ts';
import { textOf } from '../../forms/typed-values.ts';
import { addDays } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import type { Failure } from '../../stores/failure.ts';
import { useHouses } from '../../stores/houses.ts';
import { useRecords } from '../../stores/records.ts';
import { useToday } from '../../stores/today.ts';
import { PlaceWarnings } from './PlaceWarnings.tsx';

interface Props {
  readonly page: CasePage;
  readonly onClose: () => void;
}

const usualNights = 14;

/** A bed for the people of a case: house, unit, nights. What does not fit is said before it is saved, and may still be. */
export function PlaceSomeone({ page, onClose }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const { rows, load, peek } = useHouses();
  const put = useRecords((state) => state.put);
  const today = useToday((state) => state.day);
  const [house, setHouse] = useState<HousePage | null>(null);
  const [unit, setUnit] = useState<string | null>(null);
  const [guestName, setGuestName] = useState('');
  const [guests, setGuests] = useState<number | null>(Math.max(1, page.persons.length));
  const [from, setFrom] = useState<string | null>(today);
  const [until, setUntil] = useState<string | null>(addDays(today, usualNights));
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    void load();
  }, [load]);

  const space = house === null ? [] : spaceIn(house, from ?? '', until ?? '');
  const choose = async (id: string): Promise<void> => {
    const reply = await peek(id);
    if (!reply.ok) {
      setFailure(reply.refusal);
      return;
    }
    setHouse(reply.value);
    const room = spaceIn(reply.value, from ?? '', until ?? '').find(
      (one) => !one.blocked && one.free >= (guests ?? 1),
    );
    setUnit(room?.unit.id ?? null);
  };
  const save = async (): Promise<void> => {
    if (house === null) return;
    const fields: Record<string, Json> = {
      safeHouse: house.record.id,
      case: page.record.id,
      guests: guests ?? 1,
      status: 'planned',
    };
    if (unit !== null) fields['unit'] = unit;
    if (guestName.trim() !== '') fields['guestName'] = guestName.trim();
    if (from !== null) fields['from'] = from;
    if (until !== null) fields['until'] = until;
    const reply = await put({ type: 'stay', fields });
    if (reply.ok) onClose();
    else setFailure(reply.refusal);
  };
  const houses = (rows.value ?? []).map((row) => ({
    id: row.record.id,
    text: t('houses.option', {
      name: textOf(row.record.values['codeName']),
      state: words.choice('houseState', textOf(row.record.values['state'])),
      free: row.beds - row.occupiedTonight,
    }),
  }));
  return (
    <Dialog title={t('cases.place')} open onClose={onClose} wide>
      <KeyForm label={t('cases.place')} onSave={() => void save()}>
        <Stack>
          <SelectField
            label={words.record('safeHouse')}
            focus
            value={house?.record.id ?? null}
            options={houses}
            placeholder={houses.length === 0 ? t('houses.none') : t('common.choose')}
            onChange={(id) => void choose(id)}
          />
          <FieldGrid>
            <DayField label={words.field('stay', 'from')} value={from} onChange={setFrom} today={today} />
            <DayField label={words.field('stay', 'until')} value={until} onChange={setUntil} today={today} />
            <NumberField
              label={words.field('stay', 'guests')}
              value={guests}
              onChange={setGuests}
              min={1}
              max={99}
            />
            <TextField
              label={words.field('stay', 'guestName')}
              value={guestName}
              onChange={setGuestName}
              hint={t('houses.guestNameHint')}
            />
          </FieldGrid>
          {space.length > 0 && (
            <RadioCards
              label={words.record('unit')}
              value={unit}
              onChange={setUnit}
              cards={space.map((one) => ({
                id: one.unit.id,
                title: textOf(one.unit.values['name']),
                text: one.blocked
                  ? t('houses.unitBlocked')
                  : t('houses.unitFree', { count: Math.max(0, one.free), beds: one.beds }),
              }))}
            />
          )}
          {house !== null && (
            <PlaceWarnings
              house={house}
              space={space}
              unit={unit}
              guests={guests ?? 1}
              from={from}
              until={until}
            />
          )}
          <RefusalNotice failure={failure} />
          <Actions>
            <Button look="primary" submit disabled={house === null || from === null}>
              {t('houses.placeSave')}
            </Button>
            <Button onPress={onClose}>{t('common.cancel')}</Button>
          </Actions>
        </Stack>
      </KeyForm>
    </Dialog>
  );
}
