import { useTranslation } from 'react-i18next';
import type { PassportFault, PassportLinesView } from '../../../src-preload/contract/passport-views.ts';
import { Notice } from '../../components/Notice.tsx';
import { Quiet } from '../../components/Page.tsx';
import styles from './Passport.module.css';

/** What is wrong, field by field, or that nothing is: in words, read out as it changes. */
export function PassportVerdict({ reading }: { readonly reading: PassportLinesView['reading'] | null }) {
  const { t } = useTranslation();
  const say = useFaultWords();
  if (reading === null || reading.format === null) return <Quiet>{t('passport.nothing')}</Quiet>;
  const { format, faults } = reading;
  // Not wrong, only not finished.
  const underWay = faults.every(
    ({ code, length, expected }) =>
      code === 'lineShort' || (code === 'lines' && (length ?? 0) < (expected ?? 0)),
  );
  return (
    <div role="status" className={styles['verdict']}>
      <Notice
        tone={faults.length === 0 ? 'ok' : underWay ? 'info' : 'danger'}
        title={
          faults.length === 0
            ? t('passport.good', { kind: t(`passport.format.${format}`) })
            : t(underWay ? 'passport.underWay' : 'passport.wrong', { kind: t(`passport.format.${format}`) })
        }
      >
        {faults.length > 0 && (
          <ul className={styles['faults']}>
            {faults.slice(0, mostShown).map((fault) => (
              <li key={`${fault.code} ${fault.field} ${fault.line} ${fault.column}`}>{say(fault)}</li>
            ))}
            {faults.length > mostShown && (
              <li>{t('passport.moreFaults', { count: faults.length - mostShown })}</li>
            )}
          </ul>
        )}
      </Notice>
    </div>
  );
}

const mostShown = 6;

function useFaultWords(): (fault: PassportFault) => string {
  const { t } = useTranslation();
  return ({ code, field, line, column, typed, meant, length, expected }) => {
    const where = line === null ? '' : t('passport.where', { line, column: column ?? 1 });
    const what = field === null ? '' : t(`passport.field.${field}`);
    const said = { where, what, line, typed, meant, length, expected };
    if (code === 'checkDigit' && meant !== null) return t('passport.fault.checkDigitAlike', said);
    return t(`passport.fault.${code}`, said);
  };
}
