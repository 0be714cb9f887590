import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { useContacts } from '../../stores/contacts.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { ContactWarnings } from '../contacts/ContactWarnings.tsx';

/** Whom to call before anything more is exchanged with them. */
export function StandingWarnings() {
  const { t } = useTranslation();
  const go = useNavigation((state) => state.go);
  const contacts = useContacts((state) => state.contacts.value) ?? [];
  return contacts.map((contact) => (
    <ContactWarnings
      key={contact.digest}
      contact={contact}
      actions={
        <Button small look="quiet" onPress={() => go({ name: 'contact', id: contact.digest })}>
          {t('contacts.warnings.open')}
        </Button>
      }
    />
  ));
}
