import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuestCard, ShelterHouseView } from '../../../src-preload/contract/shelter-views.ts';
import type { CommandInput } from '../../../src-preload/contract/commands.ts';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { PickDialog } from '../../components/PickDialog.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import type { Failure } from '../../stores/failure.ts';
import { useShelter } from '../../stores/shelter.ts';
import type { GroupName, ReplyKind } from './reply-kinds.ts';
import { houseKinds, stayKinds } from './reply-kinds.ts';
import { ReplyForm } from './ReplyForm.tsx';

type Reply = CommandInput<'shelter.reply'>;

interface Props {
  readonly house: ShelterHouseView;
  /** Null: about the house itself. */
  readonly about: { readonly guest: GuestCard; readonly group: GroupName } | null;
  readonly today: string;
  readonly onClose: () => void;
}

/** The one way to answer: what is meant by its digit, then only what that needs. */
export function ReplyDialog({ house, about, today, onClose }: Props) {
  const { t } = useTranslation();
  const reply = useShelter((state) => state.reply);
  const [kind, setKind] = useState<ReplyKind | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const title = t('common.labelled', {
    text: t(about === null ? 'shelter.replyHouse' : 'shelter.reply'),
    what: about === null ? house.codeName : about.guest.guestName,
  });
  const send = async (input: Reply): Promise<boolean> => {
    const done = await reply(input);
    if (done.ok) onClose();
    else setFailure(done.refusal);
    return done.ok;
  };
  const pick = (chosen: ReplyKind): void => {
    // Nothing more has to be said.
    if (chosen === 'canTake' && about !== null) void send({ kind: 'canTake', stay: about.guest.id });
    setKind(chosen);
  };
  if (failure !== null && kind === 'canTake')
    return (
      <Dialog title={title} open onClose={onClose}>
        <RefusalNotice failure={failure} />
        <Actions>
          <Button onPress={onClose}>{t('common.close')}</Button>
        </Actions>
      </Dialog>
    );
  if (kind === null) {
    const kinds: readonly ReplyKind[] =
      about === null ? houseKinds(house) : stayKinds(about.guest, about.group);
    return (
      <PickDialog
        title={title}
        value={null}
        options={kinds.map((id) => ({ id, text: t(`shelter.say.${id}`) }))}
        onPick={(id) => {
          const chosen = kinds.find((one) => one === id);
          if (chosen !== undefined) pick(chosen);
        }}
        onClose={onClose}
      />
    );
  }
  if (kind === 'canTake') return null;
  if (kind === 'bedBlocked' || kind === 'bedFree') {
    const units = house.units.filter(({ blocked }) => blocked === (kind === 'bedFree'));
    return (
      <PickDialog
        title={t(`shelter.say.${kind}`)}
        value={null}
        options={units.map(({ id, name }) => ({ id, text: name === '' ? t('common.unnamed') : name }))}
        onPick={(unit) => void send({ kind, unit })}
        onClose={onClose}
      />
    );
  }
  return (
    <ReplyForm
      kind={kind}
      title={title}
      stay={about?.guest.id ?? null}
      house={house.id}
      expected={house.expected}
      today={today}
      failure={failure}
      onSend={send}
      onClose={onClose}
    />
  );
}
