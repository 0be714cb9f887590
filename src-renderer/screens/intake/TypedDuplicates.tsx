import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DuplicateView } from '../../../src-preload/contract/intake-views.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useIntake } from '../../stores/intake.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { DuplicateList } from './DuplicateList.tsx';

const pause = 250;

/** Who may have asked before, while a call is taken down. Looking at one closes the form; what was typed is kept. */
export function TypedDuplicates({ alias, contact }: { readonly alias: string; readonly contact: string }) {
  const { t } = useTranslation();
  const like = useIntake((state) => state.likeTyped);
  const go = useNavigation((state) => state.go);
  const [found, setFound] = useState<readonly DuplicateView[]>([]);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      void like({ alias: alias.trim(), phone: contact.trim() }).then((reply) => {
        if (current) setFound(reply.ok ? reply.value : []);
      });
    }, pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [like, alias, contact]);
  return (
    <div role="status" aria-live="polite">
      {found.length > 0 && (
        <Notice tone="info" title={t('intake.mayBe', { count: found.length })}>
          <DuplicateList
            found={found}
            label={t('intake.mayBe', { count: found.length })}
            actions={(one) => (
              <Button
                small
                label={t('intake.lookAt', { name: one.name })}
                onPress={() => go({ name: 'case', id: one.id })}
              >
                {t('intake.look')}
              </Button>
            )}
          />
        </Notice>
      )}
    </div>
  );
}
