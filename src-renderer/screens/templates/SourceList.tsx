import { useTranslation } from 'react-i18next';
import type { TemplateSource } from '../../../src-preload/contract/template-draft-views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Quiet } from '../../components/Page.tsx';
import { formatDay } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import styles from './Templates.module.css';

/** Where a template's rules come from. Addresses are text: this app opens no browser. */
export function SourceList({ sources }: { readonly sources: readonly TemplateSource[] }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <ul className={styles['sources']}>
      {sources.map((source) => (
        <li key={source.key}>
          <strong>
            <Bdi text={source.title} />
          </strong>
          <Quiet>
            <Bdi text={source.publisher} />
          </Quiet>
          <span className={styles['address']}>
            <Bdi text={source.address} />
          </span>
          <Quiet>{t('templates.sourceDay', { day: formatDay(source.checkedOn, words.language) })}</Quiet>
        </li>
      ))}
    </ul>
  );
}
