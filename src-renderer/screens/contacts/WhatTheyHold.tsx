import { useTranslation } from 'react-i18next';
import type { ContactView } from '../../../src-preload/contract/views.ts';
import { Card, Section } from '../../components/Page.tsx';
import { formatDay } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { MissingFiles } from './MissingFiles.tsx';
import styles from './WhatTheyHold.module.css';

/** Who holds what up to when, for one contact. */
export function WhatTheyHold({ contact }: { readonly contact: ContactView }) {
  const { t } = useTranslation();
  const { language } = useWords();
  const line = (last: ContactView['lastSent']): string =>
    last === null
      ? t('contacts.never')
      : t('contacts.numberDay', { number: last.number, day: formatDay(last.day, language) });
  return (
    <Section title={t('contacts.holds')}>
      <Card>
        <dl className={styles['facts']}>
          <dt>{t('contacts.lastSent')}</dt>
          <dd>{line(contact.lastSent)}</dd>
          <dt>{t('contacts.lastConfirmed')}</dt>
          <dd>{line(contact.lastConfirmed)}</dd>
          <dt>{t('contacts.lastReceived')}</dt>
          <dd>
            {line(contact.lastReceived)} <MissingFiles contact={contact} />
          </dd>
        </dl>
      </Card>
    </Section>
  );
}
