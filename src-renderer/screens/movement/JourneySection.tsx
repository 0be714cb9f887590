import { Route } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Quiet, Section } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { useCasework } from '../../stores/casework.ts';
import styles from '../cases/Cases.module.css';
import { RecordList } from '../cases/RecordList.tsx';
import { LegLine } from './LegLine.tsx';
import { useDuration } from './use-duration.ts';

/** The legs of a case in the order of travel, with exact lengths across zones, and what doesn't fit. */
export function JourneySection({ onAdd }: { readonly onAdd: () => void }) {
  const { t } = useTranslation();
  const duration = useDuration();
  const { value, failure } = useCasework((state) => state.journey);
  return (
    <Section
      title={t('casework.journey')}
      actions={
        <Button small icon={<Route aria-hidden />} onPress={onAdd}>
          {t('casework.addLeg')}
        </Button>
      }
    >
      <RefusalNotice failure={failure} />
      {value !== null && value.legs.length === 0 && <Quiet>{t('casework.noLegs')}</Quiet>}
      {value !== null && value.legs.length > 0 && (
        <ol className={styles['list']} aria-label={t('casework.journey')}>
          {value.legs.map((line, index) => (
            <LegLine
              key={line.leg.id}
              line={line}
              number={index + 1}
              problems={value.problems.filter(({ leg }) => leg === line.leg.id)}
            />
          ))}
        </ol>
      )}
      {value !== null && value.legs.length > 1 && value.length !== null && value.length > 0 && (
        <Quiet>{t('casework.whole', { length: duration(value.length) })}</Quiet>
      )}
      {value !== null && value.abandoned.length > 0 && (
        <>
          <Quiet>{t('casework.abandoned')}</Quiet>
          <RecordList label={t('casework.abandoned')} records={value.abandoned} />
        </>
      )}
    </Section>
  );
}
