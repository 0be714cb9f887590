import { useTranslation } from 'react-i18next';
import type { HousePage } from '../../../src-preload/contract/views.ts';
import { Notice } from '../../components/Notice.tsx';
import { Stack } from '../../components/Page.tsx';
import type { UnitSpace } from '../../forms/beds.ts';
import { textOf } from '../../forms/typed-values.ts';

interface Props {
  readonly house: HousePage;
  readonly space: readonly UnitSpace[];
  readonly unit: string | null;
  readonly guests: number;
  readonly from: string | null;
  readonly until: string | null;
}

/** Why this place may be wrong: a person decides, knowing it. */
export function PlaceWarnings({ house, space, unit, guests, from, until }: Props) {
  const { t } = useTranslation();
  const chosen = space.find((one) => one.unit.id === unit);
  const state = textOf(house.record.values['state']);
  return (
    <Stack gap={2}>
      {state === 'compromised' && <Notice tone="danger" title={t('houses.warnCompromised')} live />}
      {state === 'paused' && <Notice tone="warning" title={t('houses.warnPaused')} live />}
      {chosen?.blocked === true && <Notice tone="danger" title={t('houses.warnBlocked')} live />}
      {chosen !== undefined && !chosen.blocked && chosen.free < guests && (
        <Notice
          tone="danger"
          title={t('houses.warnFull', { count: Math.max(0, chosen.free), guests })}
          live
        />
      )}
      {unit === null && space.length > 0 && <Notice tone="warning" title={t('houses.warnNoUnit')} live />}
      {from !== null && until !== null && until <= from && (
        <Notice tone="danger" title={t('houses.warnOrder')} live />
      )}
    </Stack>
  );
}
