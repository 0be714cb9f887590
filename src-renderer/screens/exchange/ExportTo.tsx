import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { CheckField } from '../../components/CheckField.tsx';
import { Actions } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Quiet, Stack } from '../../components/Page.tsx';
import { RadioCards } from '../../components/RadioCards.tsx';
import { useContacts } from '../../stores/contacts.ts';
import { useIdentity } from '../../stores/identity.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useRoleName } from '../contacts/roles.ts';
import { TrustBadge } from '../contacts/TrustBadge.tsx';

export interface ExportChoice {
  readonly to: string | null;
  readonly preset: 'coordinator' | 'shelter' | 'legal' | 'statistics';
  readonly addresses: boolean;
}

const presetTexts = {
  coordinator: 'exchange.presetCoordinatorText',
  shelter: 'exchange.presetShelterText',
  legal: 'exchange.presetLegalText',
  statistics: 'exchange.presetStatisticsText',
} as const;

const presetFor = (role: Role | undefined): ExportChoice['preset'] =>
  role === 'shelter' || role === 'legal' ? role : 'coordinator';

interface Props {
  readonly choice: ExportChoice;
  readonly onChange: (choice: ExportChoice) => void;
  readonly onNext: () => void;
}

export function ExportTo({ choice, onChange, onNext }: Props) {
  const { t } = useTranslation();
  const roleName = useRoleName();
  const go = useNavigation((state) => state.go);
  const all = useContacts((state) => state.contacts.value) ?? [];
  const contacts = all.filter(
    (contact) =>
      !contact.revoked && !contact.replaced && (contact.state === 'accepted' || contact.state === 'verified'),
  );
  // Whoever is no coordinator has nothing to give but answers to one.
  const replies = useIdentity((state) => state.own?.role !== 'coordinator');
  const chosen = contacts.find((contact) => contact.digest === choice.to);
  const choose = (to: string): void => {
    const role = contacts.find((contact) => contact.digest === to)?.role;
    onChange({ ...choice, to, preset: presetFor(role) });
  };
  // A shelter mostly knows one coordinator: there is nothing to choose.
  const only = contacts.length === 1 ? contacts[0]?.digest : undefined;
  useEffect(() => {
    if (choice.to === null && only !== undefined) choose(only);
    // Once they are known, never again when something is chosen.
    // eslint-disable-next-line react/exhaustive-deps
  }, [only]);
  if (contacts.length === 0)
    return (
      <Notice
        tone="info"
        title={t('exchange.nobody')}
        actions={
          <Button small onPress={() => go({ name: 'contacts' })}>
            {t('app.contacts')}
          </Button>
        }
      >
        <p>{t('exchange.nobodyText')}</p>
      </Notice>
    );
  return (
    <Stack gap={5}>
      <RadioCards
        label={t('exchange.toWhom')}
        value={choice.to}
        cards={contacts.map((contact) => ({
          id: contact.digest,
          title: contact.name,
          mark: <TrustBadge contact={contact} />,
          text: roleName(contact.role),
        }))}
        onChange={choose}
      />
      {chosen?.state === 'accepted' && (
        <Notice tone="warning" title={t('exchange.notCompared')}>
          <p>{t('exchange.notComparedText')}</p>
        </Notice>
      )}
      {chosen !== undefined && (
        <Quiet>{replies ? t('exchange.replyText') : t(presetTexts[choice.preset])}</Quiet>
      )}
      {chosen !== undefined && choice.preset === 'coordinator' && !replies && (
        <CheckField
          selected={choice.addresses}
          onChange={(addresses) => onChange({ ...choice, addresses })}
          hint={t('exchange.addressesHint')}
        >
          {t('exchange.addresses')}
        </CheckField>
      )}
      {chosen !== undefined && !replies && (
        <CheckField
          selected={choice.preset === 'statistics'}
          onChange={(counts) =>
            onChange({ ...choice, preset: counts ? 'statistics' : presetFor(chosen.role) })
          }
          hint={t('exchange.onlyCountsHint')}
        >
          {t('exchange.onlyCounts')}
        </CheckField>
      )}
      <Actions>
        <Button look="primary" disabled={chosen === undefined} onPress={onNext}>
          {t('common.next')}
        </Button>
      </Actions>
    </Stack>
  );
}
