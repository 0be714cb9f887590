import { Check, ChevronDown, ChevronUp, Minus } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import {
  Cell,
  Checkbox,
  Column,
  Row,
  Table,
  TableBody,
  TableHeader,
  TableLayout,
  Virtualizer,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.ts';
import styles from './DataTable.module.css';
import field from './Field.module.css';

export interface TableColumn<T> {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: T) => ReactNode;
  readonly sortable?: boolean;
  /** Share of the width; 1 unless said. */
  readonly share?: number;
  readonly minWidth?: number;
}

interface Props<T> {
  readonly label: string;
  readonly columns: readonly TableColumn<T>[];
  readonly rows: readonly T[];
  readonly rowId: (row: T) => string;
  /** What a row is called when read out. */
  readonly rowName: (row: T) => string;
  readonly sort?: { readonly column: string; readonly descending: boolean };
  readonly onSort?: (column: string, descending: boolean) => void;
  readonly onOpen?: (id: string) => void;
  /** Letters and digits act on the focused row. */
  readonly onRowKey?: (event: KeyboardEvent, id: string) => void;
  /** Rows can be chosen: with Space, Shift and arrows, Ctrl+A, or their boxes. */
  readonly selection?: {
    readonly chosen: ReadonlySet<string>;
    readonly onChange: (chosen: ReadonlySet<string>) => void;
  };
  readonly empty: () => ReactNode;
}

const rowHeight = 44;
const boxWidth = 40;

function RowBox() {
  return (
    <Checkbox slot="selection" className={classNames(field['check'])}>
      {({ isSelected, isIndeterminate }) => (
        <span className={field['mark']}>
          {isIndeterminate ? <Minus aria-hidden size={14} /> : isSelected && <Check aria-hidden size={14} />}
        </span>
      )}
    </Checkbox>
  );
}

/** A table that draws only what can be seen: 20,000 rows scroll like twenty. */
export function DataTable<T extends object>(props: Props<T>) {
  const { t } = useTranslation();
  const [first] = props.columns;
  const { selection } = props;
  const keys = (event: KeyboardEvent): void => {
    const row = (event.target as HTMLElement).closest('[role=row]');
    const id = row?.getAttribute('data-key');
    if (id !== null && id !== undefined && !event.ctrlKey) props.onRowKey?.(event, id);
  };
  if (props.rows.length === 0) return <>{props.empty()}</>;
  return (
    <div className={styles['frame']} onKeyDownCapture={keys} role="presentation">
      <Virtualizer layout={TableLayout} layoutOptions={{ rowHeight, headingHeight: 36 }}>
        <Table
          aria-label={props.label}
          className={classNames(styles['table'])}
          {...(props.sort === undefined
            ? {}
            : {
                sortDescriptor: {
                  column: props.sort.column,
                  direction: props.sort.descending ? 'descending' : 'ascending',
                },
              })}
          {...(selection === undefined
            ? {}
            : {
                selectionMode: 'multiple' as const,
                selectedKeys: selection.chosen,
                onSelectionChange: (keys: 'all' | Set<string | number>) =>
                  selection.onChange(
                    new Set(keys === 'all' ? props.rows.map(props.rowId) : [...keys].map(String)),
                  ),
              })}
          onSortChange={(sort) => props.onSort?.(String(sort.column), sort.direction === 'descending')}
          {...(props.onOpen === undefined
            ? {}
            : { onRowAction: (key: string | number) => props.onOpen?.(String(key)) })}
        >
          <TableHeader>
            {selection !== undefined && (
              <Column
                id="chosen"
                width={boxWidth}
                minWidth={boxWidth}
                className={classNames(styles['column'])}
                textValue={t('lists.choose')}
              >
                <span className={styles['heading']}>
                  <RowBox />
                </span>
              </Column>
            )}
            {props.columns.map((column) => (
              <Column
                key={column.id}
                id={column.id}
                isRowHeader={column === first}
                allowsSorting={column.sortable ?? false}
                width={`${column.share ?? 1}fr`}
                minWidth={column.minWidth ?? 96}
                className={classNames(styles['column'])}
              >
                {({ sortDirection }) => (
                  <span className={styles['heading']}>
                    {column.title}
                    {sortDirection === 'ascending' && <ChevronUp aria-hidden size={14} />}
                    {sortDirection === 'descending' && <ChevronDown aria-hidden size={14} />}
                  </span>
                )}
              </Column>
            ))}
          </TableHeader>
          <TableBody items={props.rows} dependencies={[props.columns, selection === undefined]}>
            {(row) => (
              <Row id={props.rowId(row)} textValue={props.rowName(row)} className={classNames(styles['row'])}>
                {selection !== undefined && (
                  <Cell className={classNames(styles['cell'])}>
                    <RowBox />
                  </Cell>
                )}
                {props.columns.map((column) => (
                  <Cell key={column.id} className={classNames(styles['cell'])}>
                    {column.cell(row)}
                  </Cell>
                ))}
              </Row>
            )}
          </TableBody>
        </Table>
      </Virtualizer>
    </div>
  );
}
