import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import type { Failure } from '../../stores/failure.ts';
import { useSession } from '../../stores/session.ts';

/** That the vault was copied back, and what of erasing is still to be done: the latter stands until it is, or until the user leaves it. */
export function RestoredBanner() {
  const { t } = useTranslation();
  const { view, settleRestored } = useSession();
  const [failure, setFailure] = useState<Failure | null>(null);
  const restored = view?.restored === true;
  const erasing = view?.erasedAgain ?? null;
  if (!restored && (erasing === null || erasing === 'done')) return null;
  const open = erasing === 'owed' || erasing === 'impossible';
  const title = restored
    ? 'app.restoredTitle'
    : open
      ? 'erase.hereAgainTitle'
      : ('erase.unfinishedTitle' as const);
  return (
    <Notice
      tone="warning"
      title={t(title)}
      {...(open && {
        actions: (
          <Button
            small
            onPress={() => void settleRestored().then((reply) => setFailure(reply.ok ? null : reply.refusal))}
          >
            {t(erasing === 'owed' ? 'erase.stopTrying' : 'erase.stopSaying')}
          </Button>
        ),
      })}
    >
      {restored && <p>{t('app.restoredText')}</p>}
      {erasing !== null && <p>{t(`erase.again.${erasing}`)}</p>}
      <RefusalNotice failure={failure} />
    </Notice>
  );
}
