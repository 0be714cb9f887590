import { useTranslation } from 'react-i18next';
import { useContacts } from '../../stores/contacts.ts';
import { useIdentity } from '../../stores/identity.ts';

/** Who may be in charge of a case: the user, and contacts by their digests. */
export function usePeople(): readonly {
  readonly id: string;
  readonly text: string;
  readonly own: boolean;
}[] {
  const { t } = useTranslation();
  const own = useIdentity((state) => state.own);
  const contacts = useContacts((state) => state.contacts.value) ?? [];
  return [
    ...(own === null ? [] : [{ id: own.digest, text: `${own.name} (${t('common.you')})`, own: true }]),
    ...contacts
      .filter(({ state, role }) => state !== 'rejected' && role === 'coordinator')
      .map(({ digest, name }) => ({ id: digest, text: name, own: false })),
  ];
}
