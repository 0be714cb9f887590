import type { Said } from '../../../src-preload/contract/shelter-views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Quiet } from '../../components/Page.tsx';
import { formatInstant } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import styles from './Shelter.module.css';

interface Props {
  readonly title: string;
  readonly said: readonly Said[];
  /** With who said it. */
  readonly withNames?: boolean;
}

/** What was said in words, newest first: what it is for, the words, and when. */
export function SaidList({ title, said, withNames }: Props) {
  const words = useWords();
  if (said.length === 0) return null;
  return (
    <ul className={styles['said']} aria-label={title}>
      {said.map((one) => (
        <li key={one.record}>
          <strong>{kindOf(one, words)}</strong>
          {one.text !== '' && (
            <>
              {': '}
              <Bdi text={one.text} />
            </>
          )}{' '}
          <Quiet>
            {withNames === true && one.by !== '' && (
              <>
                <Bdi text={one.by} />
                {', '}
              </>
            )}
            {one.at === null ? '' : formatInstant(one.at, words.language)}
          </Quiet>
        </li>
      ))}
    </ul>
  );
}

function kindOf({ type, kind }: Said, words: ReturnType<typeof useWords>): string {
  if (kind === null) return words.record(type);
  return words.choice(type === 'note' ? 'noteKind' : 'incidentKind', kind);
}
