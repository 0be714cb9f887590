import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePage, StayRow } from '../../../src-preload/contract/views.ts';
import { MoveStay } from './MoveStay.tsx';
import { PlaceForm } from './PlaceForm.tsx';

interface Props {
  readonly page: CasePage;
  readonly onClose: () => void;
}

/** A bed for the people of a case; or another one for those who have one. */
export function PlaceSomeone({ page, onClose }: Props) {
  const { t } = useTranslation();
  const [moving, setMoving] = useState<StayRow | null>(null);
  if (moving !== null) return <MoveStay row={moving} onClose={onClose} />;
  return (
    <PlaceForm
      title={t('cases.place')}
      caseId={page.record.id}
      persons={page.persons}
      moving={null}
      onMove={setMoving}
      onClose={onClose}
    />
  );
}
