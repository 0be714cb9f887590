import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './Tabs.module.css';

export interface TabPage {
  readonly id: string;
  readonly title: string;
  readonly count?: number;
  readonly body: () => ReactNode;
}

interface Props {
  readonly label: string;
  readonly pages: readonly TabPage[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
  /** The page fills the window and scrolls inside. */
  readonly fill?: boolean;
}

export function Tabs({ label, pages, selected, onSelect, fill }: Props) {
  return (
    <AriaTabs
      className={classNames(styles['tabs'], fill === true && styles['fill'])}
      selectedKey={selected}
      onSelectionChange={(key) => onSelect(String(key))}
    >
      <TabList aria-label={label} className={classNames(styles['list'])}>
        {pages.map((page) => (
          <Tab key={page.id} id={page.id} className={classNames(styles['tab'])}>
            {page.title}
            {page.count !== undefined && page.count > 0 && (
              <span className={styles['count']}>{page.count}</span>
            )}
          </Tab>
        ))}
      </TabList>
      {pages.map((page) => (
        <TabPanel key={page.id} id={page.id} className={classNames(styles['panel'])}>
          {page.id === selected && page.body()}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
