import { useTranslation } from 'react-i18next';
import type { RecordView } from '../../../src-preload/contract/views.ts';
import { FieldGrid, Quiet } from '../../components/Page.tsx';
import { useSchema } from '../../stores/schema.ts';
import { FieldRow } from './FieldRow.tsx';
import { isEditable } from './field-rules.ts';

interface Props {
  readonly record: RecordView;
  /** Only these fields, in this order; all of the type unless said. */
  readonly only?: readonly string[];
  /** All but these: they have a place of their own. */
  readonly except?: readonly string[];
}

/** The fields of a saved record, each saved by leaving it. */
export function RecordFields({ record, only, except = [] }: Props) {
  const { t } = useTranslation();
  const type = useSchema((state) => state.types.get(record.type));
  if (type === undefined) return <Quiet>{t('records.typeUnknown')}</Quiet>;
  const fields = type.fields
    .filter((field) => isEditable(type, field, record.values[field.name]))
    .filter((field) => only === undefined || only.includes(field.name))
    .filter((field) => !except.includes(field.name));
  return (
    <FieldGrid>
      {fields.map((field) => (
        <FieldRow key={`${record.id} ${field.name}`} record={record} field={field} />
      ))}
    </FieldGrid>
  );
}
