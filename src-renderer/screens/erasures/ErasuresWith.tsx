import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Section } from '../../components/Page.tsx';
import { useErasures } from '../../stores/erasures.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useRecords } from '../../stores/records.ts';
import { AskedTable } from './AskedTable.tsx';

/** What one contact was asked to erase and asks for. Nothing where nobody asked. */
export function ErasuresWith({ contact }: { readonly contact: string }) {
  const { t } = useTranslation();
  const { list, load } = useErasures();
  const go = useNavigation((state) => state.go);
  const version = useRecords((state) => state.version);
  useEffect(() => {
    void load();
  }, [load, version]);
  const asked = (list.value?.outgoing ?? []).filter((one) => one.contact === contact);
  const asks = (list.value?.incoming ?? []).filter((one) => one.contact === contact);
  if (asked.length + asks.length === 0) return null;
  return (
    <Section
      title={t('erase.title')}
      actions={
        <Button small onPress={() => go({ name: 'erasures' })}>
          {t('erase.exchangeLook')}
        </Button>
      }
    >
      {asks.map(({ request, name, values, open }) => (
        <p key={request}>
          {t('erase.asks', { name, count: values })}
          {open && `: ${t('erase.open')}`}
        </p>
      ))}
      {asked.length > 0 && <AskedTable label={t('erase.outgoing')} asked={asked} />}
    </Section>
  );
}
