import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type {
  DifferenceField,
  DifferenceRow,
  PathwayTemplate,
} from '../../../src-preload/contract/template-views.ts';
import type { Json } from '../../../src-preload/contract/views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { classNames } from '../../components/class-names.ts';
import { Quiet, Row } from '../../components/Page.tsx';
import chips from '../../components/SetField.module.css';
import { useDifferenceWords } from './difference-words.ts';
import styles from './Templates.module.css';

export type Choice = 'take' | 'keep';

interface Props {
  readonly row: DifferenceRow;
  readonly template: PathwayTemplate;
  readonly choice: Choice | null;
  readonly onChoose: (choice: Choice | null) => void;
}

const choices = ['take', 'keep'] as const;
const tones = { added: 'ok', removed: 'warning', changed: 'info', doubled: 'warning' } as const;
/** What is said of a step that is new. */
const shown = ['actor', 'duration', 'dependsOn', 'rule', 'documents', 'conditions', 'fee', 'source'] as const;

/** One difference: what the template said, what stands here, what the new version says, and which of them shall stand. */
export function UpdateLine({ row, template, choice, onChoose }: Props) {
  const { t } = useTranslation();
  const say = useDifferenceWords(template);
  const what =
    row.field === null ? row.title : t('common.and', { a: row.title, b: t(`templates.part.${row.field}`) });
  const { field } = row;
  const values: readonly (readonly [string, readonly string[]])[] =
    field !== null
      ? [
          [t('templates.before'), say(field, row.before)],
          [t('templates.yours'), say(field, row.now)],
          [t('templates.next'), say(field, row.after)],
        ]
      : row.kind === 'added'
        ? partsOf(row.after)
        : [];
  return (
    <li className={styles['difference']}>
      <Row apart>
        <Row>
          <strong>
            <Bdi text={what} />
          </strong>
          <Badge tone={tones[row.kind]}>{t(`templates.difference.${row.kind}`)}</Badge>
          {row.own && <Badge tone="warning">{t('templates.changedHere')}</Badge>}
        </Row>
        <ToggleButtonGroup
          aria-label={what}
          selectionMode="single"
          selectedKeys={choice === null ? [] : [choice]}
          onSelectionChange={(keys) => {
            const [key] = keys;
            onChoose(choices.find((one) => one === key) ?? null);
          }}
          className={classNames(chips['chips'])}
        >
          {choices.map((one) => (
            <ToggleButton key={one} id={one} className={classNames(chips['chip'])}>
              {t(`templates.${one}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </Row>
      {row.kind === 'removed' && <Quiet>{t('templates.removedText')}</Quiet>}
      {row.kind === 'doubled' && <Quiet>{t('templates.doubledText')}</Quiet>}
      {values.length > 0 && (
        <dl className={styles['values']}>
          {values.map(([name, lines]) => (
            <div key={name}>
              <dt>
                <Quiet>{name}</Quiet>
              </dt>
              {(lines.length === 0 ? [t('templates.nothing')] : lines).map((line) => (
                <dd key={line}>
                  <Bdi text={line} />
                </dd>
              ))}
            </div>
          ))}
        </dl>
      )}
    </li>
  );

  function partsOf(after: Json): readonly (readonly [string, readonly string[]])[] {
    if (typeof after !== 'object' || after === null || Array.isArray(after)) return [];
    const members = after as { readonly [name: string]: Json };
    return shown.flatMap((name: DifferenceField) => {
      const lines = say(name, members[name] ?? null);
      return lines.length === 0 ? [] : [[t(`templates.part.${name}`), lines] as const];
    });
  }
}
