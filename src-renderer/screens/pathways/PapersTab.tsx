import { FileClock } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperLine, RadarState } from '../../../src-preload/contract/pathway-lists-views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Button } from '../../components/Button.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Quiet } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { useNavigation } from '../../stores/navigation.ts';
import { usePathwayLists, type PaperWish } from '../../stores/pathway-lists.ts';
import { useRecords } from '../../stores/records.ts';
import { placeOf } from '../records/place-of.ts';
import { any, wishing } from './list-options.ts';
import { paperTones, usePaperColumns, usePaperWords } from './paper-columns.tsx';
import styles from './PathwayLists.module.css';

const states = ['expired', 'missing', 'short', 'old', 'undated', 'soon', 'good'] as const;
const spans = ['30', '60', '90'] as const;
const orders = ['pressing', 'needed', 'expires'] as const;

/** The papers of all open cases: which end before they are needed, and which are needed and not there. Enter opens the step that asks, else the case. */
export function PapersTab() {
  const { t } = useTranslation();
  const columns = usePaperColumns();
  const { name } = usePaperWords();
  const { papers, paperWish: wish, loadPapers, wishPapers } = usePathwayLists();
  const version = useRecords((state) => state.version);
  const go = useNavigation((state) => state.go);
  useEffect(() => {
    void loadPapers();
  }, [loadPapers, version]);
  const view = papers.value;
  const want = (change: { [K in keyof PaperWish]?: PaperWish[K] | undefined }): void =>
    wishPapers(wishing(wish, change));
  const open = ({ asks, caseId, document }: PaperLine): void => {
    if (asks?.type === 'step') go(placeOf(asks));
    else if (caseId !== null) go({ name: 'case', id: caseId });
    else if (document !== null) go({ name: 'record', id: document.id, section: 'pathways' });
  };
  return (
    <div className={styles['tab']}>
      <Quiet>{t('pathwayLists.papersLead')}</Quiet>
      <div className={styles['bar']}>
        <SelectField
          label={t('pathwayLists.paperState')}
          value={wish.state ?? any}
          options={[
            { id: any, text: t('pathwayLists.anyPaper') },
            ...states.map((id) => ({ id, text: t(`pathwayLists.paper.${id}`) })),
          ]}
          placeholder={t('common.choose')}
          onChange={(id) => want({ state: id === any ? undefined : (id as RadarState) })}
        />
        <SelectField
          label={t('pathwayLists.within')}
          value={wish.within ?? any}
          options={[
            { id: any, text: t('pathwayLists.anyTime') },
            ...spans.map((id) => ({ id, text: t('pathwayLists.inDays', { count: Number(id) }) })),
          ]}
          placeholder={t('common.choose')}
          onChange={(id) => want({ within: id === any ? undefined : (id as '30' | '60' | '90') })}
        />
        <SelectField
          label={t('pathwayLists.order')}
          value={wish.order}
          options={orders.map((id) => ({ id, text: t(`pathwayLists.paperOrder.${id}`) }))}
          placeholder={t('common.choose')}
          onChange={(id) => want({ order: id as PaperWish['order'] })}
        />
      </div>
      {view !== null && (
        <div className={styles['counts']} role="status">
          {states.map((state) => (
            <Badge key={state} tone={view.states[state] > 0 ? paperTones[state] : 'neutral'}>
              {t('pathwayLists.stateCount', {
                what: t(`pathwayLists.paper.${state}`),
                count: view.states[state],
              })}
            </Badge>
          ))}
          {view.more > 0 && <Quiet>{t('pathwayLists.more', { count: view.more })}</Quiet>}
        </div>
      )}
      <RefusalNotice failure={papers.failure} />
      {view !== null && (
        <DataTable
          label={t('pathwayLists.tab.papers')}
          columns={columns}
          rows={view.lines}
          rowId={(line) => line.id}
          rowName={name}
          onOpen={(id) => {
            const line = view.lines.find((one) => one.id === id);
            if (line !== undefined) open(line);
          }}
          empty={() => (
            <EmptyState
              icon={<FileClock />}
              title={t('pathwayLists.noPapers')}
              action={
                Object.keys(wish).length > 1 && (
                  <Button onPress={() => wishPapers({ order: wish.order })}>
                    {t('pathwayLists.showAll')}
                  </Button>
                )
              }
            >
              {t('pathwayLists.noPapersText')}
            </EmptyState>
          )}
        />
      )}
    </div>
  );
}
