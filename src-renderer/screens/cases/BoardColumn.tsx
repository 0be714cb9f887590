import { GripVertical } from 'lucide-react';
import { Button, GridList, GridListItem, isTextDropItem, useDragAndDrop } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../../src-preload/contract/views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { classNames } from '../../components/class-names.ts';
import { Quiet } from '../../components/Page.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { useWords } from '../../i18n/words.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { ChoiceBadge } from '../records/ChoiceBadge.tsx';
import { DueDay } from '../records/DueDay.tsx';
import { recordName } from '../records/record-name.ts';
import styles from './Board.module.css';

interface Props {
  readonly title: string;
  readonly rows: readonly CaseRow[];
  /** What the columns say already. */
  readonly by: 'status' | 'priority';
  readonly onDrop: (id: string) => void;
}

/** More cards in one column are no overview any more: a filter finds them, or the table. */
const shown = 100;
const cardType = 'corridor-case';

/** One value of the field, with its cases as cards that can be dragged to another one. */
export function BoardColumn({ title, rows, by, onDrop }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const go = useNavigation((state) => state.go);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ [cardType]: String(key) })),
    acceptedDragTypes: [cardType],
    getDropOperation: () => 'move',
    onRootDrop: ({ items }) => {
      for (const item of items) if (isTextDropItem(item)) void item.getText(cardType).then(onDrop);
    },
  });
  return (
    <section className={styles['column']} aria-label={title}>
      <h2 className={styles['title']}>
        {title} <Quiet>{rows.length}</Quiet>
      </h2>
      <GridList
        aria-label={title}
        items={rows.slice(0, shown)}
        dependencies={[rows, by]}
        dragAndDropHooks={dragAndDropHooks}
        className={classNames(styles['cards'])}
        onAction={(id) => go({ name: 'case', id: String(id) })}
        renderEmptyState={() => <Quiet>{t('lists.noCards')}</Quiet>}
      >
        {(row) => {
          const name = recordName(row.record, words);
          const other = by === 'status' ? 'priority' : 'status';
          return (
            <GridListItem id={row.record.id} textValue={name} className={classNames(styles['card'])}>
              <div className={styles['inside']}>
                <Button
                  slot="drag"
                  className={classNames(styles['grip'])}
                  aria-label={t('lists.drag', { name })}
                >
                  <GripVertical aria-hidden size={16} />
                </Button>
                <span className={styles['text']}>
                  <strong>
                    <Bdi text={name} />
                  </strong>
                  <span className={styles['facts']}>
                    <ChoiceBadge
                      list={other === 'status' ? 'caseStatus' : 'priority'}
                      value={textOf(row.record.values[other])}
                    />
                    <Quiet>{row.house === null ? t('cases.noBed') : <Bdi text={row.house} />}</Quiet>
                  </span>
                  {row.nextStep !== null && (
                    <span className={styles['facts']}>
                      <Bdi text={recordName(row.nextStep.step, words)} />
                      <DueDay day={row.nextStep.due} overdue={row.nextStep.overdue} short />
                    </span>
                  )}
                </span>
              </div>
            </GridListItem>
          );
        }}
      </GridList>
      {rows.length > shown && <Quiet>{t('lists.moreCards', { count: rows.length - shown })}</Quiet>}
    </section>
  );
}
