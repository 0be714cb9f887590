import { useTranslation } from 'react-i18next';
import type { Suggestion } from '../../../src-preload/contract/casework-views.ts';
import { Quiet } from '../../components/Page.tsx';
import { useWords } from '../../i18n/words.ts';
import styles from './Risk.module.css';
import { useRiskWords } from './risk-words.ts';

/** Why a level is suggested: every danger that was found, the worst first, and what each counts as. */
export function Reasons({ suggestion }: { readonly suggestion: Suggestion }) {
  const { t } = useTranslation();
  const words = useWords();
  const risk = useRiskWords();
  const { reasons, careAtOnce } = suggestion;
  return (
    <>
      {careAtOnce.length > 0 && (
        <p>
          <strong>
            {t('casework.careAtOnce', { what: careAtOnce.map((id) => risk.question(id)).join(', ') })}
          </strong>
        </p>
      )}
      {reasons.length === 0 ? (
        <p>{t('casework.noDanger')}</p>
      ) : (
        <ul className={styles['reasons']} aria-label={t('casework.why')}>
          {reasons.map((reason) => (
            <li key={`${reason.code} ${'question' in reason ? reason.question : reason.level}`}>
              {risk.reason(reason)}{' '}
              <Quiet>{t('casework.countsAs', { level: words.choice('riskLevel', reason.level) })}</Quiet>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
