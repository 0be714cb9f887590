import type { ReactNode } from 'react';
import { AppointmentsTab } from './AppointmentsTab.tsx';
import { PapersTab } from './PapersTab.tsx';
import { StepsTab } from './StepsTab.tsx';

/** What the section of pathways shows, in this order; `title` is a key of pathwayLists.tab. */
export const pathwayTabs = [
  { id: 'steps', body: (): ReactNode => <StepsTab /> },
  { id: 'papers', body: (): ReactNode => <PapersTab /> },
  { id: 'appointments', body: (): ReactNode => <AppointmentsTab /> },
] as const;
