import { ComboField } from '../../components/ComboField.tsx';
import { useContacts } from '../../stores/contacts.ts';
import { useIdentity } from '../../stores/identity.ts';
import { useShowValue } from '../records/show-value.ts';

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

/** The owner, a contact who is trusted, or a name as typed. */
export function WatcherField({ label, hint, value, onChange }: Props) {
  const contacts = useContacts((state) => state.contacts.value) ?? [];
  const own = useIdentity((state) => state.own);
  const { person } = useShowValue();
  const trusted = contacts.filter(
    ({ state, replaced }) => !replaced && (state === 'accepted' || state === 'verified'),
  );
  const options = [...(own === null ? [] : [own]), ...trusted].map(({ digest }) => ({
    id: digest,
    text: person(digest),
  }));
  return <ComboField label={label} hint={hint} value={value} options={options} onChange={onChange} free />;
}
