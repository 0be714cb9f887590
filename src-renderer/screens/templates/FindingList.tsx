import { useTranslation } from 'react-i18next';
import type { TemplateFinding } from '../../../src-preload/contract/template-views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { usePathWords } from './finding-path.ts';
import { useFindingWords } from './finding-words.ts';
import styles from './Templates.module.css';

const most = 20;

interface Props {
  readonly findings: readonly TemplateFinding[];
  /** Of a file: its own names of places, too. */
  readonly ofFile?: boolean;
  /** Goes to where it is put right. */
  readonly onGo?: (finding: TemplateFinding) => void;
}

/** Everything that is wrong, each with its place. */
export function FindingList({ findings, ofFile, onGo }: Props) {
  const { t } = useTranslation();
  const wrong = useFindingWords();
  const place = usePathWords();
  return (
    <ul className={styles['findings']}>
      {findings.slice(0, most).map((finding) => (
        <li key={`${finding.path} ${finding.code} ${finding.detail ?? ''}`}>
          <strong>{place(finding.path)}</strong>
          {ofFile === true && finding.path !== '' && finding.path !== place(finding.path) && (
            <>
              {' '}
              <code>
                <Bdi text={finding.path} />
              </code>
            </>
          )}
          {': '}
          <Bdi text={wrong.say(finding)} />
          {onGo !== undefined && (
            <>
              {' '}
              <Button
                small
                look="quiet"
                label={t('pathway.lookAt', { what: `${place(finding.path)}: ${wrong.say(finding)}` })}
                onPress={() => onGo(finding)}
              >
                {t('pathway.look')}
              </Button>
            </>
          )}
        </li>
      ))}
      {findings.length > most && <li>{t('templates.andMore', { count: findings.length - most })}</li>}
    </ul>
  );
}
