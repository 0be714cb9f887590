import { Ban, Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { WatchRow } from '../../../src-preload/contract/checkins-views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Masked } from '../../components/Masked.tsx';
import { Quiet, Row } from '../../components/Page.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { useWords } from '../../i18n/words.ts';
import styles from './Checkins.module.css';

const labelled = (label: string, text: string) => (
  <>
    {`${label}: `}
    <Bdi text={text} />
  </>
);

/** Ways to reach them: what must never be done stands beside each, numbers and words are masked. */
export function ReachList({ channels }: { readonly channels: WatchRow['channels'] }) {
  const { t } = useTranslation();
  const words = useWords();
  if (channels.length === 0) return <Quiet>{t('checkins.noChannels')}</Quiet>;
  return (
    <ul className={styles['watches']} aria-label={t('checkins.reach')}>
      {channels.map(({ person, channel }) => {
        const value = (field: string): string => textOf(channel.values[field]);
        const kind = value('kind');
        const masked = (field: string) =>
          value(field) !== '' && (
            <Masked
              what={t('common.labelled', {
                text: words.choice('channelKind', kind),
                what: words.field('channel', field),
              })}
              label={words.field('channel', field)}
            >
              {() => labelled(words.field('channel', field), value(field))}
            </Masked>
          );
        return (
          <li key={channel.id} className={styles['channel']}>
            <Row>
              <strong>{kind === '' ? words.record('channel') : words.choice('channelKind', kind)}</strong>
              <Bdi text={person} />
            </Row>
            {value('neverSay') !== '' && (
              <p className={styles['never']}>
                <Ban aria-hidden size={16} />
                <span>{labelled(t('checkins.neverSay'), value('neverSay'))}</span>
              </p>
            )}
            <Row>
              <Clock aria-hidden size={16} />
              {value('safeTimes') === '' ? (
                <Quiet>{t('checkins.anyTime')}</Quiet>
              ) : (
                <span>{labelled(t('checkins.safeTimes'), value('safeTimes'))}</span>
              )}
            </Row>
            <div className={styles['words']}>
              {masked('value')}
              {masked('safeWord')}
              {masked('dangerWord')}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
