import { Share2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CasePage } from '../../../src-preload/contract/views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Quiet, Stack } from '../../components/Page.tsx';
import { formatDay } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { ShareTable } from '../records/ShareTable.tsx';
import styles from './Cases.module.css';

/** Who holds something of this case, and up to when: it can't be called back. */
export function SharedWith({ page }: { readonly page: CasePage }) {
  const { t } = useTranslation();
  const { language } = useWords();
  return (
    <Stack gap={5}>
      {page.sharedWith.length === 0 ? (
        <EmptyState icon={<Share2 />} title={t('cases.notShared')}>
          {t('cases.notSharedText')}
        </EmptyState>
      ) : (
        <ul className={styles['list']} aria-label={t('cases.shared')}>
          {page.sharedWith.map((share) => (
            <li key={share.contact} className={styles['item']}>
              <strong>
                <Bdi text={share.name} />
              </strong>
              <Quiet>{t('cases.sharedUpTo', { day: formatDay(share.day, language) })}</Quiet>
            </li>
          ))}
        </ul>
      )}
      <ShareTable id={page.record.id} />
    </Stack>
  );
}
