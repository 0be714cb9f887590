import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Row, Section } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';
import { formatInstant } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { useQuarantine } from '../../stores/quarantine.ts';
import { useRecords } from '../../stores/records.ts';
import styles from '../exchange/Exchange.module.css';
import { AsideDialog } from './AsideDialog.tsx';
import { ReleaseDialog } from './ReleaseDialog.tsx';

const atFirst = 10;

/** Every file that was taken in: before each stands a restore point. */
export function RestorePoints() {
  const { t } = useTranslation();
  const { language } = useWords();
  const { imports, loadImports } = useQuarantine();
  const version = useRecords((state) => state.version);
  const [act, setAct] = useState<{ readonly what: 'back' | 'bring'; readonly manifest: string } | null>(null);
  const [all, setAll] = useState(false);
  useEffect(() => {
    void loadImports();
  }, [loadImports, version]);
  const lines = imports.value ?? [];
  if (lines.length === 0) return <RefusalNotice failure={imports.failure} />;
  const shut = (): void => setAct(null);
  return (
    <Section title={t('quarantine.restorePoints')} hint={t('quarantine.restorePointsHint')}>
      <RefusalNotice failure={imports.failure} />
      <ScrollRegion label={t('quarantine.restorePoints')}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('quarantine.file')}</th>
              <th scope="col">{t('quarantine.takenIn')}</th>
              <th scope="col">{t('quarantine.counts')}</th>
              <th scope="col">{t('quarantine.aside')}</th>
              <th scope="col">{t('quarantine.act')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.slice(0, all ? lines.length : atFirst).map((line) => {
              const what = t('quarantine.fileOf', { number: line.number, name: line.fromName });
              return (
                <tr key={line.manifest}>
                  <th scope="row">
                    <bdi>{what}</bdi>
                  </th>
                  <td>{formatInstant(line.at, language)}</td>
                  <td>{line.changes}</td>
                  <td>{line.aside}</td>
                  <td>
                    <Row>
                      <Button
                        small
                        label={t('common.labelled', { text: t('quarantine.back'), what })}
                        onPress={() => setAct({ what: 'back', manifest: line.manifest })}
                      >
                        {t('quarantine.back')}
                      </Button>
                      {line.aside > 0 && (
                        <Button
                          small
                          label={t('common.labelled', { text: t('quarantine.bring'), what })}
                          onPress={() => setAct({ what: 'bring', manifest: line.manifest })}
                        >
                          {t('quarantine.bring')}
                        </Button>
                      )}
                    </Row>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
      {!all && lines.length > atFirst && (
        <Row>
          <Button small look="quiet" onPress={() => setAll(true)}>
            {t('quarantine.earlier', { count: lines.length - atFirst })}
          </Button>
        </Row>
      )}
      {act?.what === 'back' && <AsideDialog since={act.manifest} onClose={shut} />}
      {act?.what === 'bring' && <ReleaseDialog chosen={{ manifest: act.manifest }} onClose={shut} />}
    </Section>
  );
}
