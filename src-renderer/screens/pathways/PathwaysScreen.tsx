import { useTranslation } from 'react-i18next';
import { Page } from '../../components/Page.tsx';
import { Tabs } from '../../components/Tabs.tsx';
import { usePathwayLists } from '../../stores/pathway-lists.ts';
import { pathwayTabs } from './pathway-tabs.tsx';

/** The pathways of all cases: what is to be done, which papers end, who has to be where. */
export function PathwaysScreen() {
  const { t } = useTranslation();
  const { tab, show } = usePathwayLists();
  return (
    <Page fill title={t('app.pathways')}>
      <Tabs
        fill
        label={t('app.pathways')}
        selected={tab}
        onSelect={show}
        pages={pathwayTabs.map(({ id, body }) => ({ id, title: t(`pathwayLists.tab.${id}`), body }))}
      />
    </Page>
  );
}
