import { useTranslation } from 'react-i18next';
import type { HousePage } from '../../../src-preload/contract/views.ts';
import { DayField } from '../../components/DayField.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { FieldGrid } from '../../components/Page.tsx';
import { RadioCards } from '../../components/RadioCards.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { TextField } from '../../components/TextField.tsx';
import type { UnitSpace } from '../../forms/beds.ts';
import { textOf } from '../../forms/typed-values.ts';
import { useWords } from '../../i18n/words.ts';
import { useHouses } from '../../stores/houses.ts';
import { useToday } from '../../stores/today.ts';
import type { Placement } from './placement.ts';

interface Props {
  readonly placement: Placement;
  readonly house: HousePage | null;
  readonly space: readonly UnitSpace[];
  /** They sleep in several units of a suggestion. */
  readonly split: boolean;
  readonly onChange: (some: Partial<Placement>) => void;
  readonly onHouse: (id: string) => void;
}

/** Everything of a placement that can be said by hand. */
export function PlaceFields({ placement, house, space, split, onChange, onHouse }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const rows = useHouses((state) => state.rows);
  const today = useToday((state) => state.day);
  const { unit, guestName, guests, from, until } = placement;
  const houses = (rows.value ?? []).map((row) => ({
    id: row.record.id,
    text: t('houses.option', {
      name: textOf(row.record.values['codeName']),
      state: words.choice('houseState', textOf(row.record.values['state'])),
      free: row.beds - row.occupiedTonight,
    }),
  }));
  return (
    <>
      <FieldGrid>
        <DayField
          label={words.field('stay', 'from')}
          value={from}
          onChange={(day) => onChange({ from: day })}
          today={today}
        />
        <DayField
          label={words.field('stay', 'until')}
          value={until}
          onChange={(day) => onChange({ until: day })}
          today={today}
        />
        <NumberField
          label={words.field('stay', 'guests')}
          value={guests}
          onChange={(count) => onChange({ guests: count })}
          min={1}
          max={99}
        />
        <TextField
          label={words.field('stay', 'guestName')}
          value={guestName}
          onChange={(name) => onChange({ guestName: name })}
          hint={t('houses.guestNameHint')}
        />
      </FieldGrid>
      <SelectField
        label={words.record('safeHouse')}
        value={house?.record.id ?? null}
        options={houses}
        placeholder={houses.length === 0 ? t('houses.none') : t('common.choose')}
        onChange={onHouse}
      />
      {space.length > 0 && !split && (
        <RadioCards
          label={words.record('unit')}
          value={unit}
          onChange={(id) => onChange({ unit: id, follows: null })}
          cards={space.map((one) => ({
            id: one.unit.id,
            title: textOf(one.unit.values['name']),
            text: one.blocked
              ? t('houses.unitBlocked')
              : t('houses.unitFree', { count: Math.max(0, one.free), beds: one.beds }),
          }))}
        />
      )}
    </>
  );
}
