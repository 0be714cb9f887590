import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PathwayPlanView } from '../../../src-preload/contract/plan-views.ts';
import { Button } from '../../components/Button.tsx';
import { Row, Stack } from '../../components/Page.tsx';
import { useShortcuts } from '../../keyboard/shortcuts.ts';
import { PathwayGrid } from './PathwayGrid.tsx';
import { PathwayTable } from './PathwayTable.tsx';

interface Props {
  readonly view: PathwayPlanView;
  readonly onShow: (step: string) => void;
}

/** The steps over time, as a drawing or as a table of the same. */
export function PathwayTimeline({ view, onShow }: Props) {
  const { t } = useTranslation();
  const [table, setTable] = useState(false);
  useShortcuts({ KeyT: () => setTable((now) => !now) });
  return (
    <Stack gap={3}>
      <Row>
        <Button small onPress={() => setTable(!table)}>
          {t(table ? 'pathway.asTimeline' : 'pathway.asTable')}
        </Button>
      </Row>
      {table ? <PathwayTable view={view} /> : <PathwayGrid view={view} onShow={onShow} />}
    </Stack>
  );
}
