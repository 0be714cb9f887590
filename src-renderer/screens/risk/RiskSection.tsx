import { ClipboardCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CasePage } from '../../../src-preload/contract/views.ts';
import type { AssessmentLine } from '../../../src-preload/contract/casework-views.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Card, Quiet, Row, Section, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { formatDay } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { useCasework } from '../../stores/casework.ts';
import { ChoiceBadge } from '../records/ChoiceBadge.tsx';
import { Reasons } from './Reasons.tsx';

interface Props {
  readonly page: CasePage;
  readonly onAssess: () => void;
}

/** How dangerous it is, why, and what was judged before. */
export function RiskSection({ page, onAssess }: Props) {
  const { t } = useTranslation();
  const { language } = useWords();
  const risk = useCasework((state) => state.risk);
  const closed = textOf(page.record.values['status']) === 'closed';
  const [latest, ...earlier] = risk.value?.history ?? [];
  return (
    <Section
      title={t('casework.risk')}
      actions={
        !closed && (
          <Button
            small
            icon={<ClipboardCheck aria-hidden />}
            disabled={risk.value === null}
            onPress={onAssess}
          >
            {latest === undefined ? t('casework.assess') : t('casework.assessAgain')}
          </Button>
        )
      }
    >
      <RefusalNotice failure={risk.failure} />
      {risk.value !== null && latest === undefined && <Quiet>{t('casework.notAssessed')}</Quiet>}
      {latest !== undefined && <Latest line={latest} />}
      {(risk.value?.uncounted ?? []).map(({ record }) => (
        <Notice
          key={record.id}
          tone="warning"
          title={t('casework.uncounted', {
            day:
              textOf(record.values['day']) === ''
                ? t('common.unknown')
                : formatDay(textOf(record.values['day']), language),
          })}
        />
      ))}
      {earlier.length > 0 && (
        <Row>
          <Quiet>{t('casework.earlier')}</Quiet>
          {earlier.map(({ record }) => (
            <Row key={record.id}>
              <span>{formatDay(textOf(record.values['day']), language)}</span>
              <ChoiceBadge list="riskLevel" value={textOf(record.values['level'])} />
            </Row>
          ))}
        </Row>
      )}
    </Section>
  );
}

function Latest({ line: { record, suggested } }: { readonly line: AssessmentLine }) {
  const { t } = useTranslation();
  const words = useWords();
  const level = textOf(record.values['level']);
  return (
    <Card>
      <Stack gap={2}>
        <Row>
          <ChoiceBadge list="riskLevel" value={level} />
          <span>{formatDay(textOf(record.values['day']), words.language)}</span>
        </Row>
        {level !== suggested.level && (
          <Notice
            tone="warning"
            title={t('casework.recordedDiffers', {
              level: level === '' ? t('common.unknown') : words.choice('riskLevel', level),
              suggested: words.choice('riskLevel', suggested.level),
            })}
          />
        )}
        <Quiet>{t('casework.because')}</Quiet>
        <Reasons suggestion={suggested} />
      </Stack>
    </Card>
  );
}
