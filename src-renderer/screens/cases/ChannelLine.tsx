import { useTranslation } from 'react-i18next';
import type { RecordView } from '../../../src-preload/contract/views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { Masked } from '../../components/Masked.tsx';
import { Quiet } from '../../components/Page.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { useWords } from '../../i18n/words.ts';
import { PersonLine } from './PersonLine.tsx';
import styles from './Person.module.css';

interface Props {
  readonly channel: RecordView;
  /** Whose it is. */
  readonly of: string;
}

/** A number with what must never be said on it, and when it may be called at all. */
export function ChannelLine({ channel, of }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const text = (field: string): string => textOf(channel.values[field]);
  const kind = text('kind') === '' ? words.record('channel') : words.choice('channelKind', text('kind'));
  return (
    <PersonLine record={channel} name={`${kind}, ${of}`}>
      <Badge>{kind}</Badge>
      {text('value') !== '' && (
        <Masked what={t('casework.value', { name: `${kind}, ${of}` })}>
          {() => <Bdi text={text('value')} />}
        </Masked>
      )}
      {text('neverSay') !== '' && (
        <span className={styles['never']}>
          <Bdi text={t('casework.neverSay', { what: text('neverSay') })} />
        </span>
      )}
      <Quiet>
        <Bdi
          text={
            text('safeTimes') === ''
              ? t('casework.noSafeTimes')
              : t('casework.safeTimes', { when: text('safeTimes') })
          }
        />
      </Quiet>
    </PersonLine>
  );
}
