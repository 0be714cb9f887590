import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShelterSaid, UnsafeSaid } from '../../../src-preload/contract/shelter-views.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Section } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { formatInstant } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { useConflicts } from '../../stores/conflicts.ts';
import type { Failure } from '../../stores/failure.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { SaidList } from '../shelter/SaidList.tsx';

interface Props {
  readonly id: string;
  readonly said: ShelterSaid;
}

/** What the keeper says of the house: first that it isn't safe, then who is there, then the rest. */
export function FromKeeper({ id, said }: Props) {
  const { t } = useTranslation();
  const { house } = said;
  if (house === null) return null;
  const { expected, counted, unsafe } = house;
  if (counted === null && unsafe.length === 0 && house.said.length === 0) return null;
  return (
    <Section title={t('shelter.fromKeeper')}>
      {unsafe.map((one) => (
        <Unsafe key={one.change} id={id} said={one} />
      ))}
      {counted !== null &&
        (counted === expected ? (
          <Notice tone="ok" title={t('shelter.countAgrees', { counted })} />
        ) : (
          <Notice tone="warning" title={t('shelter.countDiffers', { expected, counted })} />
        ))}
      <SaidList title={t('shelter.fromKeeper')} said={house.said} withNames />
    </Section>
  );
}

/** A keeper may only propose to give a house up: a coordinator answers, in one press, and goes on with the drill. */
function Unsafe({ id, said }: { readonly id: string; readonly said: UnsafeSaid }) {
  const { t } = useTranslation();
  const { language } = useWords();
  const answer = useConflicts((state) => state.answer);
  const go = useNavigation((state) => state.go);
  const [failure, setFailure] = useState<Failure | null>(null);
  const decide = async (accept: boolean): Promise<void> => {
    const reply = await answer({ id, slot: said.slot, change: said.change, accept });
    setFailure(reply.ok ? null : reply.refusal);
    if (reply.ok && accept) go({ name: 'drill', start: { kind: 'house', id } });
  };
  return (
    <Notice
      tone="danger"
      live
      title={t('shelter.unsafeSaid')}
      actions={
        <>
          <Button look="danger" onPress={() => void decide(true)}>
            {t('shelter.unsafeAccept')}
          </Button>
          <Button onPress={() => void decide(false)}>{t('shelter.unsafeDecline')}</Button>
        </>
      }
    >
      <p>
        {t('shelter.unsafeBy', {
          by: said.by,
          when: said.at === null ? '…' : formatInstant(said.at, language),
        })}
      </p>
      <RefusalNotice failure={failure} />
    </Notice>
  );
}
