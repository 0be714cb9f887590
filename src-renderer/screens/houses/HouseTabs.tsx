import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Tabs } from '../../components/Tabs.tsx';
import { useIdentity } from '../../stores/identity.ts';
import { HelperList } from './HelperList.tsx';
import { Timeline } from './Timeline.tsx';

/** The houses, their beds by day, and who helps. A shelter is told of no helper. */
export function HouseTabs({ children }: { readonly children: () => ReactNode }) {
  const { t } = useTranslation();
  const [tab, setTab] = useState('list');
  const shelter = useIdentity((state) => state.own?.role === 'shelter');
  const helpers = { id: 'helpers', title: t('houses.helpers'), body: () => <HelperList /> };
  return (
    <Tabs
      fill
      label={t('app.houses')}
      selected={tab}
      onSelect={setTab}
      pages={[
        { id: 'list', title: t('houses.list'), body: children },
        { id: 'timeline', title: t('houses.timeline'), body: () => <Timeline /> },
        ...(shelter ? [] : [helpers]),
      ]}
    />
  );
}
