import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrillStart } from '../../../src-preload/contract/drill-views.ts';
import { CheckField } from '../../components/CheckField.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { useDrill } from '../../stores/drill.ts';
import type { Failure } from '../../stores/failure.ts';

interface Props {
  readonly start: DrillStart;
  readonly who: string;
  readonly name: string;
  readonly reached: string | null;
}

/** They have been told. */
export function ToldTick({ start, who, name, reached }: Props) {
  const { t } = useTranslation();
  const reach = useDrill((state) => state.reach);
  const [failure, setFailure] = useState<Failure | null>(null);
  return (
    <>
      <CheckField
        label={t('drill.reachedWho', { name })}
        selected={reached !== null}
        onChange={(now) => {
          void reach(start, who, now).then((reply) => setFailure(reply.ok ? null : reply.refusal));
        }}
      >
        {t('drill.reached')}
      </CheckField>
      <RefusalNotice failure={failure} />
    </>
  );
}
