import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErasurePlan } from '../../../src-preload/contract/views.ts';
import { Row, Section } from '../../components/Page.tsx';
import { useErasures } from '../../stores/erasures.ts';
import { useRecords } from '../../stores/records.ts';
import { AskedTable } from './AskedTable.tsx';
import { AskLater } from './AskLater.tsx';

/** What was erased of a record, who was asked for the same, and what they answered. Nothing where nothing was erased. */
export function ErasedHere({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const plan = useErasures((state) => state.plan);
  const version = useRecords((state) => state.version);
  const [found, setFound] = useState<ErasurePlan | null>(null);
  useEffect(() => {
    let current = true;
    void plan({ id }).then((reply) => {
      if (current) setFound(reply.ok ? reply.value : null);
    });
    return () => {
      current = false;
    };
  }, [plan, id, version]);
  if (found === null || found.erasedBefore === 0) return null;
  const { asked, holdersBefore } = found;
  const answered = asked.filter(({ answer }) => answer !== null).length;
  return (
    <Section title={t('erase.hereTitle')} hint={t('erase.hereHint')}>
      <Row apart>
        <span>
          {t('erase.hereValues', { count: found.erasedBefore })}
          {asked.length > 0 &&
            ` ${t('erase.askedCount', { count: asked.length })}, ${t('erase.answeredCount', { count: answered })}.`}
        </span>
        {holdersBefore.length > 0 && <AskLater wish={{ id }} />}
      </Row>
      {asked.length > 0 && <AskedTable label={t('erase.outgoing')} asked={asked} />}
    </Section>
  );
}
