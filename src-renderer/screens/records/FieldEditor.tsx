import { useTranslation } from 'react-i18next';
import { CheckField } from '../../components/CheckField.tsx';
import { DayField } from '../../components/DayField.tsx';
import { InstantField } from '../../components/InstantField.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { TextField } from '../../components/TextField.tsx';
import { TypedField } from '../../components/TypedField.tsx';
import {
  numberOf,
  readAmount,
  readDayAbout,
  showAmount,
  showDayAbout,
  textOf,
} from '../../forms/typed-values.ts';
import { useWords } from '../../i18n/words.ts';
import { useToday } from '../../stores/today.ts';
import { useShowValue } from './show-value.ts';
import type { FieldEditorProps } from './field-editor-props.ts';
import { ListEditor } from './ListEditor.tsx';

const systemZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const zones = Intl.supportedValuesOf('timeZone');

/** The editor that fits the kind of a field. */
export function FieldEditor(props: FieldEditorProps) {
  const { t } = useTranslation();
  const words = useWords();
  const show = useShowValue();
  const today = useToday((state) => state.day);
  const { type, field, value, onChange, onChoose, onLeave } = props;
  const label = words.field(type, field.name);
  const shared = { label, onLeave, error: props.error ?? null };

  if (field.set) return <ListEditor {...props} />;
  switch (field.kind) {
    case 'text':
      return <TextField {...shared} value={textOf(value)} onChange={onChange} focus={props.focus ?? false} />;
    case 'longText':
      return <TextField {...shared} value={textOf(value)} onChange={onChange} rows={props.rows ?? 3} />;
    case 'day':
      return (
        <DayField
          {...shared}
          value={textOf(value) === '' ? null : textOf(value)}
          onChange={onChange}
          onPick={onChoose}
          today={today}
        />
      );
    case 'dayAbout':
      return (
        <TypedField
          {...shared}
          value={value}
          onChange={onChange}
          read={readDayAbout}
          show={showDayAbout}
          placeholder={t('records.dayAboutForm')}
          hint={t('records.dayAboutHint')}
          wrong={t('records.dayAboutWrong')}
        />
      );
    case 'instant':
      return (
        <InstantField
          {...shared}
          zoneLabel={t('casework.zoneOf', { what: label })}
          value={value}
          zone={systemZone}
          zones={zones}
          onChange={onChange}
          onChoose={onChoose}
          placeholder={t('records.instantForm')}
          hint={value === null ? t('records.instantHint') : show.value(type, field.name, value)}
          wrong={t('records.instantWrong')}
        />
      );
    case 'amount':
      return (
        <TypedField
          {...shared}
          value={value}
          onChange={onChange}
          read={readAmount}
          show={showAmount}
          placeholder={t('records.amountForm')}
          hint={t('records.amountHint')}
          wrong={t('records.amountWrong')}
        />
      );
    case 'count':
      return <NumberField {...shared} value={numberOf(value)} onChange={onChange} />;
    case 'flag':
      return (
        <CheckField selected={value === true} onChange={onChoose}>
          {label}
        </CheckField>
      );
    case 'choice': {
      const choices = field.choices;
      return (
        <SelectField
          label={label}
          error={props.error ?? null}
          value={value === null || textOf(value) === '' ? null : textOf(value)}
          placeholder={t('common.choose')}
          options={(choices?.values ?? []).map((id) => ({ id, text: words.choice(choices?.name ?? '', id) }))}
          onChange={onChoose}
        />
      );
    }
    case 'term':
    case 'who':
    case 'identity':
    case 'country':
    case 'language':
    case 'ref':
      return <ListEditor {...props} />;
    case 'hash':
    case 'order':
    case 'structure':
      return (
        <TextField
          label={label}
          value={value === null ? '' : show.value(type, field.name, value)}
          onChange={() => undefined}
          readOnly
        />
      );
  }
}
