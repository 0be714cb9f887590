import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditReportView } from '../../../src-preload/contract/views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Card, Quiet, Row, Section } from '../../components/Page.tsx';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';
import tables from '../exchange/Exchange.module.css';
import styles from './Audit.module.css';
import { SaveReport } from './SaveReport.tsx';

/** The verdict first, then each journal, then each against the others, then what nobody can say. */
export function JournalReport({ report }: { readonly report: AuditReportView }) {
  const { t } = useTranslation();
  const [saving, setSaving] = useState(false);
  return (
    <Section title={t('audit.report')}>
      <Notice
        tone={report.verdict === 'sound' ? 'ok' : 'danger'}
        title={t(`audit.${report.verdict}`)}
        live
        actions={
          <Button small onPress={() => setSaving(true)}>
            {t('audit.saveReport')}
          </Button>
        }
      />
      {report.journals.map((journal) => (
        <JournalCard key={journal.digest} journal={journal} />
      ))}
      <CrossChecks checks={report.crossChecks} />
      <Section title={t('audit.not')}>
        <ul>
          {report.notChecked.map((sentence, index) => (
            <li key={index}>
              <Bdi text={sentence} />
            </li>
          ))}
        </ul>
      </Section>
      {saving && <SaveReport token={report.token} onClose={() => setSaving(false)} />}
    </Section>
  );
}

function JournalCard({ journal }: { readonly journal: AuditReportView['journals'][number] }) {
  const { t } = useTranslation();
  const { findings, moreFindings, firstBroken, witnesses } = journal;
  return (
    <Section title={journal.name}>
      <Card danger={findings.length > 0}>
        <p>
          <strong>
            <Bdi text={journal.sentence} />
          </strong>
        </p>
        {findings.length > 0 && (
          <ul>
            {findings.map((sentence, index) => (
              <li key={index}>
                <Bdi text={sentence} />
              </li>
            ))}
          </ul>
        )}
        {moreFindings > 0 && <Quiet>{t('audit.moreFindings', { count: moreFindings })}</Quiet>}
        <dl className={styles['facts']}>
          <dt>{t('audit.firstBroken')}</dt>
          <dd>{firstBroken ?? (findings.length === 0 ? t('audit.none') : t('audit.notNamed'))}</dd>
          <dt>{t('audit.witnessedBy')}</dt>
          <dd>
            {witnesses.length === 0
              ? t('audit.none')
              : witnesses.map(({ digest, name, number }) => (
                  <div key={digest}>
                    <Bdi text={t('audit.witness', { name, number })} />
                  </div>
                ))}
          </dd>
          <dt>{t('audit.entries')}</dt>
          <dd>{journal.entries}</dd>
          <dt>{t('audit.head')}</dt>
          <dd>
            <code>{journal.head}</code>
          </dd>
        </dl>
      </Card>
    </Section>
  );
}

function CrossChecks({ checks }: { readonly checks: AuditReportView['crossChecks'] }) {
  const { t } = useTranslation();
  return (
    <Section title={t('audit.crossed')}>
      {checks.length === 0 ? (
        <Row>
          <Quiet>{t('audit.noCross')}</Quiet>
        </Row>
      ) : (
        <ScrollRegion label={t('audit.crossed')}>
          <table className={tables['table']}>
            <thead>
              <tr>
                <th scope="col">{t('audit.fromTo')}</th>
                <th scope="col">{t('audit.sent')}</th>
                <th scope="col">{t('audit.received')}</th>
                <th scope="col">{t('audit.agreed')}</th>
              </tr>
            </thead>
            <tbody>
              {checks.map(({ from, to, sent, received, agreed }, index) => (
                <tr key={index}>
                  <th scope="row">
                    <Bdi text={from} /> {arrow} <Bdi text={to} />
                  </th>
                  <td>{sent}</td>
                  <td>{received}</td>
                  <td>{agreed}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </Section>
  );
}

const arrow = '→';
