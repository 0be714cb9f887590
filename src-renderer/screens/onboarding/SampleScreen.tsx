import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FrontPage, FrontTitle } from '../../components/FrontPage.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { useWords } from '../../i18n/words.ts';
import type { Failure } from '../../stores/failure.ts';
import { useIdentity } from '../../stores/identity.ts';
import { useSession } from '../../stores/session.ts';
import { WorkProgress } from '../frame/WorkProgress.tsx';

/** Started with `--sample`: there is nothing to ask. */
export function SampleScreen() {
  const { t } = useTranslation();
  const { language } = useWords();
  const { load, lock } = useSession();
  const makeSample = useIdentity((state) => state.makeSample);
  const [failure, setFailure] = useState<Failure | null>(null);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void makeSample(language).then((reply) => {
      if (reply.ok) void load();
      else setFailure(reply.refusal);
    });
  }, [makeSample, load, language]);
  return (
    <FrontPage>
      <FrontTitle lead={t('unlock.sampleMakingHint')}>{t('unlock.sampleTitle')}</FrontTitle>
      {failure === null ? (
        <WorkProgress what={t('unlock.sampleMaking')} onCancel={() => void lock()} />
      ) : (
        <RefusalNotice failure={failure} />
      )}
    </FrontPage>
  );
}
