import { useTranslation } from 'react-i18next';
import type { StayRow } from '../../../src-preload/contract/views.ts';
import { textOf } from '../../forms/typed-values.ts';
import { PlaceForm } from './PlaceForm.tsx';

interface Props {
  readonly row: StayRow;
  readonly onClose: () => void;
}

/** Another bed for those who have one, from a day on. */
export function MoveStay({ row, onClose }: Props) {
  const { t } = useTranslation();
  const caseId = textOf(row.stay.values['case']);
  return (
    <PlaceForm
      title={t('houses.move')}
      caseId={caseId === '' ? null : caseId}
      persons={[]}
      moving={row.stay}
      onClose={onClose}
    />
  );
}
