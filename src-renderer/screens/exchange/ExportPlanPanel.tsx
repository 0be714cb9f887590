import { FileLock2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ExportPlan } from '../../../src-preload/contract/views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Actions } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Quiet, Row, Section, Stack } from '../../components/Page.tsx';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';
import { formatSize } from '../../i18n/sizes.ts';
import { useWords } from '../../i18n/words.ts';
import { TrustBadge } from '../contacts/TrustBadge.tsx';
import { useShowValue } from '../records/show-value.ts';
import styles from './Exchange.module.css';
import { WorkProgress } from '../frame/WorkProgress.tsx';

interface Props {
  readonly plan: ExportPlan;
  readonly saving: boolean;
  readonly onSave: () => void;
  readonly onBack: () => void;
}

/** Exactly what leaves: nothing that is not in this list is in the file, so nothing of it is masked. */
export function ExportPlanPanel({ plan, saving, onSave, onBack }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const show = useShowValue();
  return (
    <Stack gap={4}>
      <Row>
        <span>{t('exchange.for')}</span>
        <strong>
          <Bdi text={plan.to.name} />
        </strong>
        <TrustBadge contact={plan.to} />
        <Quiet>{t('common.changes', { count: plan.changes })}</Quiet>
        {plan.files.count > 0 && (
          <Quiet>
            {t('exchange.withFiles', {
              count: plan.files.count,
              size: formatSize(plan.files.bytes, words.language),
            })}
          </Quiet>
        )}
      </Row>
      {plan.nothingNew && <Notice tone="info" title={t('exchange.onlyAcknowledgements')} />}
      {plan.reveals.length > 0 && (
        <Notice tone="warning" title={t('exchange.reveals')}>
          <p>
            {plan.reveals.map((one) => (
              <span key={one.digest}>
                <Bdi text={one.name} />{' '}
              </span>
            ))}
          </p>
        </Notice>
      )}
      <Section title={t('exchange.exactly')} hint={t('exchange.exactlyHint')}>
        <ScrollRegion label={t('exchange.exactly')}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">{t('exchange.record')}</th>
                <th scope="col">{t('exchange.field')}</th>
                <th scope="col">{t('exchange.value')}</th>
              </tr>
            </thead>
            <tbody>
              {plan.records.flatMap((record) =>
                record.values.map((value, index) => (
                  <tr key={`${record.id} ${value.slot} ${index}`}>
                    {index === 0 && (
                      <th scope="rowgroup" rowSpan={record.values.length}>
                        <Bdi text={record.name} /> <Quiet>{words.record(record.type)}</Quiet>
                      </th>
                    )}
                    <td>{show.slot(record.type, value.slot)}</td>
                    <td className={styles['value']}>
                      <Bdi text={show.value(record.type, value.slot, value.value)} />
                    </td>
                  </tr>
                )),
              )}
            </tbody>
          </table>
        </ScrollRegion>
      </Section>
      <Quiet>{t('exchange.noRecall')}</Quiet>
      {saving ? (
        <WorkProgress what={t('exchange.saving')} />
      ) : (
        <div className={styles['sticky']}>
          <Actions>
            <Button look="primary" icon={<FileLock2 aria-hidden />} onPress={onSave}>
              {t('exchange.saveFile')}
            </Button>
            <Button look="plain" onPress={onBack}>
              {t('common.back')}
            </Button>
          </Actions>
        </div>
      )}
    </Stack>
  );
}
