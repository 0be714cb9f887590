import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePage, HousePage, Json } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { CheckField } from '../../components/CheckField.tsx';
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
import { useDraft } from '../records/draft.ts';
import { newDraftKey } from '../records/NewRecord.tsx';
import { doubtsOf, freeOf, graveDoubts } from './place-doubts.ts';
import { PlaceWarnings } from './PlaceWarnings.tsx';

interface Props {
  readonly page: CasePage;
  readonly onClose: () => void;
}

const usualNights = 14;

/** What is typed, and kept as a draft. */
interface Placement {
  readonly house: string | null;
  readonly unit: string | null;
  readonly guestName: string;
  readonly guests: number | null;
  readonly from: string | null;
  readonly until: string | null;
}

/**
 * A bed for the people of a case: house, unit, nights. What does not fit is said before it is saved; what puts people in
 * danger or out of a bed is saved only by someone who says that they know.
 */
export function PlaceSomeone({ page, onClose }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const { rows, load, peek } = useHouses();
  const put = useRecords((state) => state.put);
  const today = useToday((state) => state.day);
  const draft = useDraft(newDraftKey('stay', page.record.id));
  const [house, setHouse] = useState<HousePage | null>(null);
  const [placement, setPlacement] = useState<Placement>({
    house: null,
    unit: null,
    guestName: '',
    guests: Math.max(1, page.persons.length),
    from: today,
    until: addDays(today, usualNights),
    ...(draft.kept as Partial<Placement> | null),
  });
  const { unit, guestName, guests, from, until } = placement;
  const [sure, setSure] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const change = (some: Partial<Placement>): void => {
    const next = { ...placement, ...some };
    setPlacement(next);
    setSure(false);
    draft.keep(next);
  };
  useEffect(() => {
    void load();
    const kept = placement.house;
    if (kept !== null) void peek(kept).then((reply) => (reply.ok ? setHouse(reply.value) : undefined));
    // What a draft had chosen is looked up once.
    // eslint-disable-next-line react/exhaustive-deps
  }, [load, peek]);

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
    change({ house: id, unit: room?.unit.id ?? null });
  };
  const doubts = house === null ? [] : doubtsOf({ house, space, unit, guests: guests ?? 1, from, until });
  const impossible = house === null || from === null || doubts.includes('order');
  const grave = doubts.some((doubt) => graveDoubts.has(doubt));
  const save = async (): Promise<void> => {
    if (house === null || impossible || (grave && !sure)) return;
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
    if (reply.ok) {
      draft.forget();
      onClose();
    } else setFailure(reply.refusal);
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
            <DayField
              label={words.field('stay', 'from')}
              value={from}
              onChange={(day) => change({ from: day })}
              today={today}
            />
            <DayField
              label={words.field('stay', 'until')}
              value={until}
              onChange={(day) => change({ until: day })}
              today={today}
            />
            <NumberField
              label={words.field('stay', 'guests')}
              value={guests}
              onChange={(count) => change({ guests: count })}
              min={1}
              max={99}
            />
            <TextField
              label={words.field('stay', 'guestName')}
              value={guestName}
              onChange={(name) => change({ guestName: name })}
              hint={t('houses.guestNameHint')}
            />
          </FieldGrid>
          {space.length > 0 && (
            <RadioCards
              label={words.record('unit')}
              value={unit}
              onChange={(id) => change({ unit: id })}
              cards={space.map((one) => ({
                id: one.unit.id,
                title: textOf(one.unit.values['name']),
                text: one.blocked
                  ? t('houses.unitBlocked')
                  : t('houses.unitFree', { count: Math.max(0, one.free), beds: one.beds }),
              }))}
            />
          )}
          <PlaceWarnings doubts={doubts} free={freeOf(space, unit)} guests={guests ?? 1} />
          {grave && !impossible && (
            <CheckField selected={sure} onChange={setSure}>
              {t('houses.placeSure')}
            </CheckField>
          )}
          <RefusalNotice failure={failure} />
          <Actions>
            <Button look={grave ? 'danger' : 'primary'} submit disabled={impossible || (grave && !sure)}>
              {t('houses.placeSave')}
            </Button>
            <Button onPress={onClose}>{t('common.cancel')}</Button>
          </Actions>
        </Stack>
      </KeyForm>
    </Dialog>
  );
}
