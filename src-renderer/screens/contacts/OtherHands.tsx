import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactView, ImportLine } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Card, Quiet, Row, Section, Stack } from '../../components/Page.tsx';
import { RadioCards } from '../../components/RadioCards.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { formatInstant } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import type { Failure } from '../../stores/failure.ts';
import { useQuarantine } from '../../stores/quarantine.ts';
import { useRecords } from '../../stores/records.ts';
import { AsideDialog } from '../quarantine/AsideDialog.tsx';

/** Their key or computer was in other hands since…: the first file that is no longer trusted, by order of receipt. */
export function OtherHands({ contact }: { readonly contact: ContactView }) {
  const { t } = useTranslation();
  const { language } = useWords();
  const importsOf = useQuarantine((state) => state.importsOf);
  const version = useRecords((state) => state.version);
  const [lines, setLines] = useState<readonly ImportLine[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [open, setOpen] = useState(false);
  const [since, setSince] = useState<string | null>(null);
  const [sure, setSure] = useState(false);
  const { digest } = contact;
  useEffect(() => {
    void importsOf(digest).then((reply) => {
      if (reply.ok) setLines(reply.value);
      else setFailure(reply.refusal);
    });
  }, [importsOf, digest, version]);
  return (
    <Section title={t('quarantine.otherHands')} hint={t('quarantine.otherHandsHint')}>
      <RefusalNotice failure={failure} />
      {lines.length === 0 ? (
        <Quiet>{t('quarantine.otherHandsNothing')}</Quiet>
      ) : !open ? (
        <Row>
          <Button onPress={() => setOpen(true)}>{t('quarantine.otherHandsSince')}</Button>
        </Row>
      ) : (
        <Card danger>
          <Stack>
            <RadioCards
              label={t('quarantine.firstUntrusted')}
              value={since}
              onChange={setSince}
              cards={lines.map((line) => ({
                id: line.manifest,
                title: t('quarantine.fileOf', { number: line.number, name: line.fromName }),
                text: t('quarantine.takenInWith', {
                  when: formatInstant(line.at, language),
                  count: line.changes,
                }),
              }))}
            />
            <Row>
              <Button look="danger" disabled={since === null} onPress={() => setSure(true)}>
                {t('quarantine.otherHandsLook')}
              </Button>
              <Button onPress={() => setOpen(false)}>{t('common.cancel')}</Button>
            </Row>
          </Stack>
        </Card>
      )}
      {sure && since !== null && (
        <AsideDialog
          since={since}
          author={digest}
          onClose={() => {
            setSure(false);
            setOpen(false);
          }}
        />
      )}
    </Section>
  );
}
