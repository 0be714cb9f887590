import { HardDriveDownload, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultReport } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Card, Row, Section, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { TextField } from '../../components/TextField.tsx';
import type { Failure } from '../../stores/failure.ts';
import { useIdentity } from '../../stores/identity.ts';
import { WorkProgress } from '../frame/WorkProgress.tsx';

/** Backup, tested by opening it, and the check of the vault. */
export function VaultCare() {
  const { t } = useTranslation();
  const { backup, check } = useIdentity();
  const [passphrase, setPassphrase] = useState('');
  const [working, setWorking] = useState<'backup' | 'check' | null>(null);
  const [result, setResult] = useState<{ readonly file: string | null; readonly report: VaultReport } | null>(
    null,
  );
  const [failure, setFailure] = useState<Failure | null>(null);
  const run = async (what: 'backup' | 'check'): Promise<void> => {
    setWorking(what);
    setFailure(null);
    setResult(null);
    if (what === 'backup') {
      const reply = await backup(passphrase);
      if (reply.ok) setResult({ file: reply.value.file, report: reply.value });
      else setFailure(reply.refusal);
      setPassphrase('');
    } else {
      const reply = await check();
      if (reply.ok) setResult({ file: null, report: reply.value });
      else setFailure(reply.refusal);
    }
    setWorking(null);
  };
  return (
    <Section title={t('settings.vault')} hint={t('settings.vaultText')}>
      <Card>
        <form
          aria-label={t('settings.backup')}
          onSubmit={(event) => {
            event.preventDefault();
            if (passphrase !== '') void run('backup');
          }}
        >
          <Stack>
            <TextField
              label={t('settings.backupPassphrase')}
              hint={t('settings.backupHint')}
              value={passphrase}
              onChange={setPassphrase}
              secret
              maxLength={1000}
            />
            {working === null ? (
              <Row>
                <Button submit disabled={passphrase === ''} icon={<HardDriveDownload aria-hidden />}>
                  {t('settings.backup')}
                </Button>
                <Button look="plain" icon={<ShieldCheck aria-hidden />} onPress={() => void run('check')}>
                  {t('settings.check')}
                </Button>
              </Row>
            ) : (
              <WorkProgress
                what={working === 'backup' ? t('settings.backupRunning') : t('settings.checkRunning')}
              />
            )}
            {result !== null && (
              <Notice
                tone="ok"
                title={result.file === null ? t('settings.checkGood') : t('settings.backupDone')}
                live
              >
                {result.file !== null && (
                  <p>
                    <bdi>{result.file}</bdi>
                  </p>
                )}
                <p>
                  {t('common.and', {
                    a: t('common.records', { count: result.report.records }),
                    b: t('common.changes', { count: result.report.changes }),
                  })}
                </p>
              </Notice>
            )}
            <RefusalNotice failure={failure} />
          </Stack>
        </form>
      </Card>
    </Section>
  );
}
