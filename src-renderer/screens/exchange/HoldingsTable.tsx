import { useTranslation } from 'react-i18next';
import type { ContactView } from '../../../src-preload/contract/views.ts';
import { Quiet, Section } from '../../components/Page.tsx';
import { formatDay } from '../../i18n/dates.ts';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';
import { useWords } from '../../i18n/words.ts';
import { useContacts } from '../../stores/contacts.ts';
import { MissingFiles } from '../contacts/MissingFiles.tsx';
import { TrustBadge } from '../contacts/TrustBadge.tsx';
import styles from './Exchange.module.css';

/** Who holds what up to when. */
export function HoldingsTable() {
  const { t } = useTranslation();
  const { language } = useWords();
  const contacts = useContacts((state) => state.contacts.value) ?? [];
  const cell = (last: ContactView['lastSent']): string =>
    last === null
      ? t('contacts.never')
      : t('contacts.numberDay', { number: last.number, day: formatDay(last.day, language) });
  return (
    <Section title={t('contacts.holds')}>
      {contacts.length === 0 ? (
        <Quiet>{t('exchange.noContacts')}</Quiet>
      ) : (
        <ScrollRegion label={t('contacts.holds')}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">{t('app.contacts')}</th>
                <th scope="col">{t('contacts.lastSent')}</th>
                <th scope="col">{t('contacts.lastConfirmed')}</th>
                <th scope="col">{t('contacts.lastReceived')}</th>
              </tr>
            </thead>
            <tbody>
              {contacts.map((contact) => (
                <tr key={contact.digest}>
                  <th scope="row">
                    <bdi>{contact.name}</bdi> <TrustBadge contact={contact} />
                  </th>
                  <td>{cell(contact.lastSent)}</td>
                  <td>{cell(contact.lastConfirmed)}</td>
                  <td>
                    {cell(contact.lastReceived)} <MissingFiles contact={contact} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </Section>
  );
}
