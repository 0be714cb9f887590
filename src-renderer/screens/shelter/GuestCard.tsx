import { MessageSquareReply } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuestCard as Guest, Said } from '../../../src-preload/contract/shelter-views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Masked } from '../../components/Masked.tsx';
import { Row } from '../../components/Page.tsx';
import { formatDayAndDistance } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { ChoiceBadge } from '../records/ChoiceBadge.tsx';
import { useShowValue } from '../records/show-value.ts';
import type { GroupName } from './reply-kinds.ts';
import { SaidList } from './SaidList.tsx';
import styles from './Shelter.module.css';

interface Props {
  readonly guest: Guest;
  readonly group: GroupName;
  readonly today: string;
  readonly onReply: () => void;
  readonly onSeen: () => void;
}

/** One guest party: all that the house needs to know, and nothing else. R answers. */
export function GuestCard({ guest, group, today, onReply, onSeen }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const show = useShowValue();
  const day = (text: string | null): string =>
    text === null ? t('shelter.noDay') : formatDayAndDistance(text, today, words.language);
  const needs = guest.needs.map((need) => words.choice('need', need)).join(', ');
  const languages = guest.languages.map((tag) => words.languageName(tag)).join(', ');
  const here = guest.status === 'checkedIn';
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('shelter.people'), people(guest.guests, guest.ageBands)],
    [words.field('stay', 'languages'), languages],
    [words.field('stay', 'needs'), needs],
    ...(here ? [] : ([[t('shelter.comes'), day(guest.from)]] as const)),
    [t('shelter.window'), here ? '' : guest.arrival],
    [t('shelter.bringer'), here ? '' : guest.bringer],
    [words.field('stay', 'arrivedAt'), show.field('stay', 'arrivedAt', guest.arrivedAt)],
    [words.field('stay', 'unit'), guest.unitName],
    [t('shelter.leaves'), day(guest.until)],
    [t('shelter.reach'), reach(guest.placedBy, guest.whomToReach)],
  ];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the button inside does the same
    <article
      className={styles['card']}
      aria-label={guest.guestName}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- R answers for the card in focus
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.code !== 'KeyR' || event.ctrlKey || event.altKey || event.metaKey) return;
        event.preventDefault();
        onReply();
      }}
    >
      <Row apart>
        <h4 className={styles['name']}>
          <Bdi text={guest.guestName === '' ? t('common.unnamed') : guest.guestName} />
        </h4>
        {guest.answer !== null && !here && <ChoiceBadge list="stayAnswer" value={guest.answer} />}
      </Row>
      {guest.neverDo.length > 0 && (
        <div className={styles['never']}>
          <p>{words.choice('noteKind', 'neverDo')}</p>
          {guest.neverDo.map(({ record, text }) => (
            <p key={record}>
              <Bdi text={text} />
            </p>
          ))}
        </div>
      )}
      <dl className={styles['facts']}>
        {facts
          .filter(([, value]) => value !== '')
          .map(([label, value]) => [
            <dt key={label}>{label}</dt>,
            <dd key={`${label} value`}>{typeof value === 'string' ? <Bdi text={value} /> : value}</dd>,
          ])}
        {guest.doorWord !== '' && !here && (
          <>
            <dt>{words.field('stay', 'doorWord')}</dt>
            <dd>
              <Masked what={words.field('stay', 'doorWord')}>{() => <Bdi text={guest.doorWord} />}</Masked>
            </dd>
          </>
        )}
      </dl>
      <SaidList title={t('shelter.told')} said={guest.told} />
      <SaidList title={t('shelter.youSaid')} said={guest.answered} />
      <div className={styles['foot']}>
        <Row>
          {group === 'gone' && (
            <Button look="primary" onPress={onSeen}>
              {t('shelter.seen')}
            </Button>
          )}
          <Button
            look={group === 'gone' ? 'secondary' : 'primary'}
            icon={<MessageSquareReply aria-hidden />}
            label={t('common.labelled', { text: t('shelter.reply'), what: guest.guestName })}
            onPress={onReply}
          >
            {t('shelter.reply')}
          </Button>
        </Row>
      </div>
    </article>
  );
}

const people = (guests: number | null, ages: string): string =>
  [guests === null ? '' : String(guests), ages].filter((part) => part !== '').join(' · ');

/** Who placed them here, and what else was said of it. */
const reach = (placedBy: string, notes: readonly Said[]): string =>
  [...notes.map(({ text }) => text), placedBy].filter((part) => part !== '').join('; ');
