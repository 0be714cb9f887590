import { Archive, Send } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { FileDrop } from '../../components/FileDrop.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page, Row, Section } from '../../components/Page.tsx';
import { useContacts } from '../../stores/contacts.ts';
import { useExchange } from '../../stores/exchange.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { FolderSection } from './FolderSection.tsx';
import { useQuarantine } from '../../stores/quarantine.ts';
import { RestorePoints } from '../quarantine/RestorePoints.tsx';
import { HoldingsTable } from './HoldingsTable.tsx';
import { ImportPreviewPanel } from './ImportPreviewPanel.tsx';
import { RefusedBundle } from './RefusedBundle.tsx';
import { StandingWarnings } from './StandingWarnings.tsx';
import { WorkProgress } from '../frame/WorkProgress.tsx';

export function ExchangeScreen() {
  const { t } = useTranslation();
  const go = useNavigation((state) => state.go);
  const { incoming, read, choose, cancel, clear } = useExchange();
  const loadContacts = useContacts((state) => state.load);
  // Refusals, warnings and the table name people.
  useEffect(() => {
    void loadContacts();
  }, [loadContacts]);
  const waiting = useQuarantine((state) => state.quarantine.value?.count ?? 0);
  const undecided = incoming.state === 'applied' ? incoming.counts.conflicts + incoming.counts.proposals : 0;
  return (
    <Page
      title={t('app.exchange')}
      lead={t('exchange.lead')}
      actions={
        <Button
          look="primary"
          icon={<Send aria-hidden />}
          onPress={() => go({ name: 'export', to: null, cases: [] })}
        >
          {t('exchange.send')}
        </Button>
      }
    >
      {incoming.state === 'preview' && <ImportPreviewPanel incoming={incoming} />}
      {incoming.state === 'reading' && (
        <WorkProgress
          what={t('exchange.reading')}
          hint={t('exchange.readingHint')}
          onCancel={() => void cancel()}
        />
      )}
      {incoming.state === 'applied' && (
        <Notice
          tone={undecided > 0 ? 'warning' : 'ok'}
          title={t('exchange.applied')}
          live
          actions={
            <>
              {undecided > 0 && (
                <Button small look="primary" focus onPress={() => go({ name: 'conflicts' })}>
                  {t('exchange.decide')}
                </Button>
              )}
              <Button small focus={undecided === 0} onPress={clear}>
                {t('common.done')}
              </Button>
            </>
          }
        >
          <p>{t('exchange.appliedText', { new: incoming.counts.new, changed: incoming.counts.changed })}</p>
          {undecided > 0 && <p>{t('exchange.undecided', { count: undecided })}</p>}
        </Notice>
      )}
      {incoming.state === 'refused' && (
        <RefusedBundle failure={incoming.failure} file={incoming.file} name={incoming.name} />
      )}
      <StandingWarnings />
      {(incoming.state === 'none' || incoming.state === 'refused' || incoming.state === 'applied') && (
        <Section title={t('exchange.import')}>
          <FileDrop
            label={t('exchange.drop')}
            hint={t('exchange.dropHint')}
            choose={t('exchange.chooseFile')}
            onFile={(file) => void read(file)}
            more={
              <Button look="quiet" onPress={() => void choose()}>
                {t('exchange.chooseLarge')}
              </Button>
            }
          />
        </Section>
      )}
      {(incoming.state === 'none' || incoming.state === 'refused' || incoming.state === 'applied') && (
        <FolderSection />
      )}
      {incoming.state !== 'preview' && <RestorePoints />}
      {incoming.state !== 'preview' && waiting > 0 && (
        <Row>
          <Button icon={<Archive aria-hidden />} onPress={() => go({ name: 'quarantine' })}>
            {t('quarantine.open', { count: waiting })}
          </Button>
        </Row>
      )}
      {incoming.state !== 'preview' && (
        <Section title={t('erase.title')} hint={t('erase.exchangeText')}>
          <Row>
            <Button onPress={() => go({ name: 'erasures' })}>{t('erase.exchangeLook')}</Button>
          </Row>
        </Section>
      )}
      {incoming.state !== 'preview' && <HoldingsTable />}
    </Page>
  );
}
