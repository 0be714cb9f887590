import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { CheckField } from '../../components/CheckField.tsx';
import { FileDrop } from '../../components/FileDrop.tsx';
import { Card, Quiet, Row, Section, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { useWords } from '../../i18n/words.ts';
import { useContacts } from '../../stores/contacts.ts';
import { useJournals } from '../../stores/journals.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { TrustBadge } from '../contacts/TrustBadge.tsx';
import { WorkProgress } from '../frame/WorkProgress.tsx';
import { JournalReport } from './JournalReport.tsx';

/** Journals of others: which files, whom to believe, and what they show. */
export function CheckJournals() {
  const { t } = useTranslation();
  const { language } = useWords();
  const go = useNavigation((state) => state.go);
  const { contacts, load } = useContacts();
  const { files, report, failure, refusedFile, checking, add, remove, unsay, check } = useJournals();
  /** What was said otherwise than it stands by itself: verified counts, a revoked key doesn't. */
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  useEffect(() => void load(), [load]);
  const verified = (contacts.value ?? []).filter(({ state }) => state === 'verified');
  const pins = verified
    .filter(({ digest, revoked }) => chosen.get(digest) ?? !revoked)
    .map(({ digest }) => digest);
  return (
    <Section title={t('audit.check')} hint={t('audit.checkHint')}>
      <Card>
        <Stack>
          <FileDrop
            label={t('audit.drop')}
            hint={t('audit.dropHint')}
            choose={t('audit.chooseFiles')}
            busy={checking}
            several
            onFile={(file) => add([file])}
          />
          {files.length > 0 && (
            <ul aria-label={t('audit.files')}>
              {files.map((file, index) => (
                <li key={`${index} ${file.name}`}>
                  <Row>
                    <Bdi text={file.name} />
                    <Button
                      small
                      look="quiet"
                      label={t('audit.removeOf', { name: file.name })}
                      onPress={() => remove(file)}
                    >
                      {t('audit.remove')}
                    </Button>
                  </Row>
                </li>
              ))}
            </ul>
          )}
          <div role="group" aria-label={t('audit.pins')}>
            <strong>{t('audit.pins')}</strong> <Quiet>{t('audit.pinsHint')}</Quiet>
            {verified.map((contact) => (
              <Row key={contact.digest}>
                <CheckField
                  selected={pins.includes(contact.digest)}
                  onChange={(selected) => {
                    setChosen(new Map(chosen).set(contact.digest, selected));
                    unsay();
                  }}
                >
                  <Bdi text={contact.name} />
                </CheckField>
                <TrustBadge contact={contact} />
              </Row>
            ))}
          </div>
          {verified.length === 0 && contacts.value !== null && (
            <Row>
              <Quiet>{t('audit.noPins')}</Quiet>
              <Button look="plain" onPress={() => go({ name: 'contacts' })}>
                {t('app.contacts')}
              </Button>
            </Row>
          )}
          {checking ? (
            <WorkProgress what={t('audit.verifying')} />
          ) : (
            <Row>
              <Button
                look="primary"
                disabled={files.length === 0 || pins.length === 0}
                onPress={() => void check(pins, language)}
              >
                {t('audit.verify')}
              </Button>
            </Row>
          )}
          {refusedFile !== null && (
            <strong>
              <Bdi text={refusedFile} />
            </strong>
          )}
          <RefusalNotice failure={failure} />
        </Stack>
      </Card>
      {report !== null && <JournalReport report={report} />}
    </Section>
  );
}
