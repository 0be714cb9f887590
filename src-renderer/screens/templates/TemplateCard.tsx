import { useTranslation } from 'react-i18next';
import type { TemplateLine } from '../../../src-preload/contract/template-views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Quiet, Row } from '../../components/Page.tsx';
import { useWords } from '../../i18n/words.ts';
import { CheckedBadge } from './CheckedBadge.tsx';
import { OriginBadge } from './OriginBadge.tsx';
import { useTemplateWords } from './template-words.ts';
import { useTimeWords } from './time-words.ts';
import styles from './Templates.module.css';

interface Props {
  readonly line: TemplateLine;
  readonly onOpen: () => void;
}

/** One template of the gallery: where to, for whom, how long, and whether anybody has checked it. */
export function TemplateCard({ line, onOpen }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const say = useTemplateWords();
  const time = useTimeWords()(line.time);
  const title = say.text(line.title);
  const fees = line.fees.map(({ amount, currency }) => `${amount} ${currency}`).join(', ');
  return (
    <li className={styles['card']}>
      <Quiet>{words.choice('pathwayKind', line.kind)}</Quiet>
      <h2 className={styles['cardTitle']}>
        <Bdi text={title} />
      </h2>
      <p className={styles['summary']}>
        <Bdi text={say.text(line.summary)} />
      </p>
      <Row>
        <CheckedBadge line={line} />
        <OriginBadge line={line} />
      </Row>
      <Quiet>
        {[
          t('templates.steps', { count: line.steps }),
          ...(time === null ? [] : [t('templates.typical', { time })]),
          ...(fees === '' ? [] : [t('templates.fees', { fees })]),
          t('templates.version', { version: line.version }),
        ].join(' · ')}
      </Quiet>
      <div>
        <Button label={t('templates.openThis', { what: title })} onPress={onOpen}>
          {t('common.open')}
        </Button>
      </div>
    </li>
  );
}
