import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Quiet, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import type { Failure } from '../../stores/failure.ts';
import { useSession } from '../../stores/session.ts';
import styles from './UnlockHelp.module.css';

/** The same advice whatever the cause: it must not tell a wrong passphrase from a damaged file. */
export function UnlockHelp() {
  const { t } = useTranslation();
  const restore = useSession((state) => state.restore);
  const [failure, setFailure] = useState<Failure | null>(null);
  return (
    <details className={styles['help']}>
      <summary>{t('unlock.help')}</summary>
      <Stack gap={3}>
        <ul className={styles['list']}>
          <li>{t('unlock.help1')}</li>
          <li>{t('unlock.help2')}</li>
          <li>{t('unlock.help3')}</li>
        </ul>
        <div>
          <Button
            onPress={() => {
              void restore().then((reply) => setFailure(reply.ok ? null : reply.refusal));
            }}
          >
            {t('unlock.restore')}
          </Button>
        </div>
        <Quiet>{t('unlock.restoreHint')}</Quiet>
        <RefusalNotice failure={failure} />
      </Stack>
    </details>
  );
}
