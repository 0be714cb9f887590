import { useTranslation } from 'react-i18next';
import type { DrillCall } from '../../../src-preload/contract/drill-views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { Masked } from '../../components/Masked.tsx';
import { Quiet } from '../../components/Page.tsx';
import { useWords } from '../../i18n/words.ts';
import styles from './Drill.module.css';

/** Numbers, when to use them, and what never to say: that stands open beside each. */
export function CallLines({ calls }: { readonly calls: readonly DrillCall[] }) {
  const { t } = useTranslation();
  const words = useWords();
  if (calls.length === 0) return <Quiet>{t('drill.noChannel')}</Quiet>;
  return (
    <ul className={styles['calls']}>
      {calls.map((call) => (
        <li key={call.id} className={styles['call']}>
          <span>{words.choice('channelKind', call.kind)}</span>
          <Masked what={t('drill.value')}>{() => <Bdi text={call.value} />}</Masked>
          {call.exposed && <Badge tone="alarm">{t('drill.dontCall')}</Badge>}
          {call.safeTimes !== '' && (
            <Quiet>
              <Bdi text={t('drill.safeTimes', { times: call.safeTimes })} />
            </Quiet>
          )}
          {call.neverSay !== '' && (
            <span className={styles['never']}>
              <Bdi text={t('drill.neverSay', { text: call.neverSay })} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
