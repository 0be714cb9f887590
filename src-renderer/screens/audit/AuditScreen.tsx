import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditView } from '../../../src-preload/contract/views.ts';
import { Notice } from '../../components/Notice.tsx';
import { Card, Page, Quiet, Section } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { formatInstant } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { useAudit } from '../../stores/audit.ts';
import { useIdentity } from '../../stores/identity.ts';
import { useRecords } from '../../stores/records.ts';
import { WorkProgress } from '../frame/WorkProgress.tsx';
import styles from './Audit.module.css';
import { CheckJournals } from './CheckJournals.tsx';
import { ExportForAuditor } from './ExportForAuditor.tsx';

/**
 * The own journal, recomputed: one sentence first, then who else knows it, then a copy for an auditor. And journals of
 * others against each other: for an auditor that is what the vault is for, so it comes first.
 */
export function AuditScreen() {
  const { t } = useTranslation();
  const { journal, load } = useAudit();
  const auditor = useIdentity((state) => state.own?.role === 'auditor');
  const version = useRecords((state) => state.version);
  useEffect(() => void load(), [load, version]);
  const view = journal.value;
  return (
    <Page title={t('app.audit')} lead={t('audit.lead')}>
      {auditor && <CheckJournals />}
      <RefusalNotice failure={journal.failure} />
      {view === null && journal.loading && <WorkProgress what={t('audit.checking')} />}
      {view !== null && (
        <>
          <Standing view={view} />
          <Witnesses view={view} />
          {!auditor && <ExportForAuditor auditors={view.auditors} />}
        </>
      )}
      {!auditor && <CheckJournals />}
    </Page>
  );
}

function Standing({ view }: { readonly view: AuditView }) {
  const { t } = useTranslation();
  return (
    <Section title={t('audit.own')}>
      {view.broken === null ? (
        <Notice tone="ok" title={t('audit.whole', { count: view.entries })} />
      ) : (
        <Notice tone="danger" title={t('audit.broken', { number: view.broken })}>
          <p>{t('audit.brokenText')}</p>
        </Notice>
      )}
      <Card>
        <dl className={styles['facts']}>
          <dt>{t('audit.entries')}</dt>
          <dd>{view.entries}</dd>
          <dt>{t('audit.head')}</dt>
          <dd>
            <code>{view.head}</code>
          </dd>
        </dl>
      </Card>
    </Section>
  );
}

/** Who has confirmed to know the journal, up to where, and when that was heard. */
function Witnesses({ view }: { readonly view: AuditView }) {
  const { t } = useTranslation();
  const { language } = useWords();
  return (
    <Section title={t('audit.witnesses')} hint={t('audit.witnessesHint')}>
      {view.witnesses.length === 0 ? (
        <Quiet>{t('audit.noWitness')}</Quiet>
      ) : (
        <Card>
          <dl className={styles['facts']}>
            {view.witnesses.map(({ name, number, at }) => (
              <div key={`${name} ${number}`} className={styles['witness']}>
                <dt>
                  <bdi>{name}</bdi>
                </dt>
                <dd>{t('audit.upTo', { number, when: formatInstant(at, language) })}</dd>
              </div>
            ))}
          </dl>
        </Card>
      )}
    </Section>
  );
}
