import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Page, Row } from '../../components/Page.tsx';
import { Tabs } from '../../components/Tabs.tsx';
import { useNavigation } from '../../stores/navigation.ts';
import { usePathwayLists } from '../../stores/pathway-lists.ts';
import { pathwayTabs } from './pathway-tabs.tsx';

/** The pathways of all cases: what is to be done, which papers end, who has to be where. */
export function PathwaysScreen() {
  const { t } = useTranslation();
  const { tab, show } = usePathwayLists();
  const go = useNavigation((state) => state.go);
  return (
    <Page
      fill
      title={t('app.pathways')}
      actions={
        <Row>
          <Button small look="quiet" onPress={() => go({ name: 'waiting' })}>
            {t('waiting.open')}
          </Button>
          <Button onPress={() => go({ name: 'templates' })}>{t('templates.toGallery')}</Button>
        </Row>
      }
    >
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
