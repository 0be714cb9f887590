import { MessageSquareReply } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuestCard as Guest, ShelterHouseView } from '../../../src-preload/contract/shelter-views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Quiet, Stack } from '../../components/Page.tsx';
import { useWords } from '../../i18n/words.ts';
import { useShelter } from '../../stores/shelter.ts';
import page from '../../components/Page.module.css';
import { GuestCard } from './GuestCard.tsx';
import type { GroupName } from './reply-kinds.ts';
import { groupOrder } from './reply-kinds.ts';
import { ReplyDialog } from './ReplyDialog.tsx';
import { SaidList } from './SaidList.tsx';
import styles from './Shelter.module.css';

interface Props {
  readonly house: ShelterHouseView;
  readonly today: string;
}

/** One house: what presses first, tonight's numbers, then everyone by when they come and go. */
export function HouseToday({ house, today }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const seen = useShelter((state) => state.seen);
  const [replying, setReplying] = useState<
    { readonly guest: Guest; readonly group: GroupName } | 'house' | null
  >(null);
  const cards = new Map(house.guests.map((guest) => [guest.id, guest]));
  const numbers = [
    [t('shelter.expected'), String(house.expected)],
    [t('shelter.present'), String(house.present)],
    [t('shelter.counted'), house.counted === null ? '—' : String(house.counted)],
    [t('shelter.bedsFree'), house.bedsFree === null ? '?' : String(house.bedsFree)],
    ...(house.bedsBlocked > 0 ? [[t('shelter.bedsBlocked'), String(house.bedsBlocked)] as const] : []),
  ] as const;
  return (
    <section className={page['section']} aria-label={house.codeName}>
      <div className={page['sectionHead']}>
        <h2 className={page['sectionTitle']}>
          <Bdi text={house.codeName} />
        </h2>
        <Button
          icon={<MessageSquareReply aria-hidden />}
          label={t('common.labelled', { text: t('shelter.replyHouse'), what: house.codeName })}
          onPress={() => setReplying('house')}
        >
          {t('shelter.replyHouse')}
        </Button>
      </div>
      {house.state === 'move out now' && (
        <div className={styles['moveOut']} role="alert">
          <p className={styles['moveOutTitle']}>{t('shelter.moveOut')}</p>
          <p>{t('shelter.moveOutText')}</p>
        </div>
      )}
      {house.state === 'paused' && <Notice tone="warning" title={t('shelter.paused')} />}
      {house.saidUnsafe && (
        <Notice tone="danger" title={t('shelter.saidUnsafe')}>
          <p>{t('shelter.saidUnsafeText')}</p>
        </Notice>
      )}
      <dl className={styles['numbers']}>
        {numbers.map(([label, value]) => (
          <div key={label} className={styles['number']}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {house.open.length > 0 && (
        <Notice tone="info" title={t('shelter.toAnswer', { count: house.open.length })}>
          <ul>
            {house.open.map(({ kind, record }) => (
              <li key={`${kind} ${record}`}>
                {t(`shelter.question.${kind}`)}
                {kind !== 'headcount' && (
                  <>
                    {' '}
                    <Bdi text={cards.get(record)?.guestName ?? ''} />
                  </>
                )}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <SaidList title={words.record('note')} said={house.told} />
      {groupOrder.map((group) => {
        const guests = house.groups[group].flatMap((id) => cards.get(id) ?? []);
        if (guests.length === 0) return null;
        const title = t(`shelter.group.${group}`);
        return (
          <Stack key={group} gap={3}>
            <h3>{title}</h3>
            <ul className={styles['cards']} aria-label={title}>
              {guests.map((guest) => (
                <li key={guest.id}>
                  <GuestCard
                    guest={guest}
                    group={group}
                    today={today}
                    onReply={() => setReplying({ guest, group })}
                    onSeen={() => void seen([guest.id])}
                  />
                </li>
              ))}
            </ul>
          </Stack>
        );
      })}
      {house.guests.length === 0 && <Quiet>{t('shelter.nobody')}</Quiet>}
      {replying !== null && (
        <ReplyDialog
          house={house}
          about={replying === 'house' ? null : replying}
          today={today}
          onClose={() => setReplying(null)}
        />
      )}
    </section>
  );
}
