import { FileCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '../../../src-preload/contract/views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Actions } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Card, Row, Section, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { formatDayAndDistance } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { useExchange } from '../../stores/exchange.ts';
import type { Failure } from '../../stores/failure.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useToday } from '../../stores/today.ts';
import { TrustBadge } from '../contacts/TrustBadge.tsx';
import styles from './Exchange.module.css';
import { StatementList } from './StatementList.tsx';
import { StatisticsTables } from './StatisticsTables.tsx';
import { ImportRecords } from './ImportRecords.tsx';
import { verdictTones } from './verdict-tones.ts';
import { WorkProgress } from '../frame/WorkProgress.tsx';

interface Props {
  readonly incoming: {
    readonly preview: ImportPreview;
    readonly applying: boolean;
    readonly failure: Failure | null;
  };
}

/** What came, from whom, and everything it would change; nothing is written before Apply. */
export function ImportPreviewPanel({ incoming }: Props) {
  const { t } = useTranslation();
  const { language } = useWords();
  const { apply, cancel } = useExchange();
  const go = useNavigation((state) => state.go);
  const today = useToday((state) => state.day);
  const { preview, applying, failure } = incoming;
  const { counts, sender, verdict, missing } = preview;
  // To someone who has never had a file from them, a series and a restored vault mean nothing.
  const firstEver = verdict === 'new channel' && sender.lastReceived === null;
  const undecided = counts.conflicts + counts.proposals;
  const nothing = counts.new + counts.changed + counts.conflicts + counts.proposals === 0;
  return (
    <Section title={t('exchange.previewTitle')}>
      <Notice
        tone={verdictTones[verdict]}
        title={
          firstEver
            ? t('exchange.firstEver')
            : t(`exchange.verdict.${verdict}`, { missing: missing.join(', '), count: missing.length })
        }
        live
      >
        <p>{firstEver ? t('exchange.firstEverText') : t(`exchange.verdictText.${verdict}`)}</p>
      </Notice>
      <Card>
        <Stack gap={3}>
          <Row>
            <strong>
              <Bdi text={sender.name} />
            </strong>
            <TrustBadge contact={sender} />
            <Badge tone="ok" icon={<FileCheck aria-hidden />}>
              {t('exchange.signatureGood')}
            </Badge>
            <span>
              {t('contacts.numberDay', {
                number: counts.number ?? 0,
                day: formatDayAndDistance(preview.day, today, language),
              })}
            </span>
          </Row>
          <div className={styles['counts']}>
            <Badge tone="ok">{t('exchange.countNew', { count: counts.new })}</Badge>
            <Badge tone="info">{t('exchange.countChanged', { count: counts.changed })}</Badge>
            <Badge tone={counts.conflicts > 0 ? 'danger' : 'neutral'}>
              {t('exchange.countConflicts', { count: counts.conflicts })}
            </Badge>
            <Badge tone={counts.proposals > 0 ? 'warning' : 'neutral'}>
              {t('exchange.countProposals', { count: counts.proposals })}
            </Badge>
            <Badge tone={counts.quarantined > 0 ? 'warning' : 'neutral'}>
              {t('exchange.countQuarantined', { count: counts.quarantined })}
            </Badge>
          </div>
        </Stack>
      </Card>
      {undecided > 0 && (
        <Notice tone="warning" title={t('exchange.undecided', { count: undecided })}>
          <p>{t('exchange.undecidedText')}</p>
        </Notice>
      )}
      <StatementList title={t('exchange.statements')} statements={preview.statements} />
      {preview.renewals.length > 0 && (
        <Notice tone="warning" title={t('keys.newsTitle')}>
          <ul>
            {preview.renewals.map(({ digest, name, news }) => (
              <li key={digest}>
                <Bdi text={name} /> {t(`keys.news.${news}`)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {preview.strangers.length > 0 && (
        <Notice tone="info" title={t('exchange.strangers')}>
          <p>
            {preview.strangers.map((one) => (
              <span key={one.digest}>
                <Bdi text={one.name} />{' '}
              </span>
            ))}
          </p>
        </Notice>
      )}
      {preview.quarantined.length > 0 && (
        <Notice tone="warning" title={t('exchange.quarantined', { count: preview.quarantined.length })}>
          <p>{t('exchange.quarantinedText')}</p>
        </Notice>
      )}
      {preview.waiting > 0 && (
        <Notice
          tone="info"
          title={t('quarantine.waiting', { count: preview.waiting })}
          actions={
            <Button small onPress={() => go({ name: 'quarantine' })}>
              {t('quarantine.look')}
            </Button>
          }
        >
          <p>{t('quarantine.waitingText')}</p>
        </Notice>
      )}
      {preview.statistics !== null && <StatisticsTables statistics={preview.statistics} />}
      {preview.statistics === null && (preview.records.length > 0 || preview.quarantined.length === 0) && (
        <ImportRecords records={preview.records} />
      )}
      <RefusalNotice failure={failure} />
      {applying ? (
        <WorkProgress what={t('exchange.applying')} />
      ) : (
        <div className={styles['sticky']}>
          <Actions>
            <Button look="primary" onPress={() => void apply()} focus>
              {nothing ? t('exchange.applyNothing') : t('exchange.apply')}
            </Button>
            <Button onPress={() => void cancel()}>{t('exchange.cancel')}</Button>
          </Actions>
        </div>
      )}
    </Section>
  );
}
