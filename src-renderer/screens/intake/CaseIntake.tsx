import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DuplicateView, VettingView } from '../../../src-preload/contract/intake-views.ts';
import type { CasePage } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Row } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import type { Failure } from '../../stores/failure.ts';
import { useIntake } from '../../stores/intake.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useRecords } from '../../stores/records.ts';
import { DuplicateList } from './DuplicateList.tsx';
import { Vetting } from './Vetting.tsx';

/** What has to be settled before a case is helped with: whether somebody is here already, and whether the call is what it seems. */
export function CaseIntake({ page }: { readonly page: CasePage }) {
  const { t } = useTranslation();
  const { likeCase, notSame, vetting } = useIntake();
  const go = useNavigation((state) => state.go);
  const version = useRecords((state) => state.version);
  const [found, setFound] = useState<readonly DuplicateView[]>([]);
  const [shown, setShown] = useState<VettingView | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { id } = page.record;
  useEffect(() => {
    let current = true;
    void likeCase(id).then((reply) => {
      if (current && reply.ok) setFound(reply.value);
    });
    void vetting(id).then((reply) => {
      if (current && reply.ok) setShown(reply.value);
    });
    return () => {
      current = false;
    };
  }, [likeCase, vetting, id, version]);
  const dismiss = async (one: DuplicateView): Promise<void> => {
    const reply = await notSame(one.pairs);
    setFailure(reply.ok ? null : reply.refusal);
  };
  return (
    <>
      {found.length > 0 && (
        <Notice tone="warning" title={t('intake.caseMayBe', { count: found.length })}>
          <p>{t('intake.caseMayBeText')}</p>
          <DuplicateList
            found={found}
            label={t('intake.caseMayBe', { count: found.length })}
            actions={(one) => (
              <Row>
                <Button
                  small
                  label={t('intake.lookAt', { name: one.name })}
                  onPress={() =>
                    go(
                      one.type === 'case'
                        ? { name: 'case', id: one.id }
                        : { name: 'record', id: one.id, section: 'cases' },
                    )
                  }
                >
                  {t('intake.look')}
                </Button>
                <Button
                  small
                  look="quiet"
                  label={t('intake.notSameAs', { name: one.name })}
                  onPress={() => void dismiss(one)}
                >
                  {t('intake.notSame')}
                </Button>
              </Row>
            )}
          />
          <RefusalNotice failure={failure} />
        </Notice>
      )}
      {shown !== null && <Vetting key={id} page={page} view={shown} />}
    </>
  );
}
