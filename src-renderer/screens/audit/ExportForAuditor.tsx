import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditView, ExportResult } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Card, Quiet, Row, Section, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { useAudit } from '../../stores/audit.ts';
import type { Failure } from '../../stores/failure.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { WorkProgress } from '../frame/WorkProgress.tsx';

/** The whole journal for one auditor; what exactly leaves stands beside the button. */
export function ExportForAuditor({ auditors }: Pick<AuditView, 'auditors'>) {
  const { t } = useTranslation();
  const save = useAudit((state) => state.save);
  const go = useNavigation((state) => state.go);
  const [chosen, setChosen] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const [result, setResult] = useState<ExportResult | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const to = auditors.length === 1 ? (auditors[0]?.digest ?? null) : chosen;
  const write = async (): Promise<void> => {
    if (to === null) return;
    setSaving(true);
    setFailure(null);
    setResult(null);
    const reply = await save(to);
    if (reply.ok) setResult(reply.value);
    else setFailure(reply.refusal);
    setSaving(false);
  };
  return (
    <Section title={t('audit.forAuditor')} hint={t('audit.whatLeaves')}>
      <Card>
        <Stack>
          {auditors.length === 0 ? (
            <>
              <Quiet>{t('audit.noAuditor')}</Quiet>
              <Row>
                <Button look="plain" onPress={() => go({ name: 'contacts' })}>
                  {t('app.contacts')}
                </Button>
              </Row>
            </>
          ) : (
            <SelectField
              label={t('audit.auditor')}
              value={to}
              placeholder={t('common.choose')}
              options={auditors.map(({ digest, name }) => ({ id: digest, text: name }))}
              onChange={setChosen}
            />
          )}
          {auditors.length > 0 &&
            (saving ? (
              <WorkProgress what={t('exchange.saving')} />
            ) : (
              <Row>
                <Button look="primary" disabled={to === null} onPress={() => void write()}>
                  {t('audit.save')}
                </Button>
              </Row>
            ))}
          {result !== null && (
            <Notice tone="ok" title={t('exchange.savedTitle')} live>
              <p>
                <bdi>{result.file}</bdi>
              </p>
            </Notice>
          )}
          <RefusalNotice failure={failure} />
        </Stack>
      </Card>
    </Section>
  );
}
