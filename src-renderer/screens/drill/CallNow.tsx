import { useTranslation } from 'react-i18next';
import type { DrillPerson, DrillView } from '../../../src-preload/contract/drill-views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Quiet, Section } from '../../components/Page.tsx';
import { useNavigation } from '../../stores/navigation.ts';
import { ChoiceBadge } from '../records/ChoiceBadge.tsx';
import { CallLines } from './CallLines.tsx';
import styles from './Drill.module.css';
import { DrillLine } from './DrillLine.tsx';
import { StartDrill } from './StartDrill.tsx';
import { ToldTick } from './ToldTick.tsx';
import { useDrillWords } from './use-drill-words.ts';

/** The call list, worst first. */
export function CallNow({ view }: { readonly view: DrillView }) {
  const { t } = useTranslation();
  const words = useDrillWords();
  const go = useNavigation((state) => state.go);
  const { people, start } = view;
  const nameOf = (who: DrillPerson): string =>
    who.kind === 'stay' ? t('drill.guests', { name: words.nameOr(who.name) }) : words.nameOr(who.name);
  return (
    <Section title={`${t('drill.callNow')} (${people.length})`} hint={t('drill.callHint')}>
      {people.length === 0 ? (
        <Quiet>{t('drill.nobody')}</Quiet>
      ) : (
        <ol className={styles['list']} aria-label={t('drill.callNow')}>
          {people.map((who) => (
            <DrillLine
              key={who.id}
              name={nameOf(who)}
              urgency={who.urgency}
              reasons={who.reasons}
              told={who.reached !== null}
              badges={
                <>
                  <ChoiceBadge list="priority" value={who.priority} />
                  {who.caseAlias !== null && who.caseAlias !== '' && who.caseAlias !== who.name && (
                    <Quiet>
                      <Bdi text={who.caseAlias} />
                    </Quiet>
                  )}
                  {who.tonight !== null && (
                    <Badge tone="info">
                      <Bdi text={t('drill.tonight', { house: words.nameOr(who.tonight.name) })} />
                    </Badge>
                  )}
                </>
              }
              actions={
                <>
                  <ToldTick start={start} who={who.id} name={nameOf(who)} reached={who.reached} />
                  {who.caseId !== null && (
                    <Button
                      small
                      look="quiet"
                      label={t('common.labelled', { text: t('common.open'), what: nameOf(who) })}
                      onPress={() => go({ name: 'case', id: who.caseId ?? '' })}
                    >
                      {t('common.open')}
                    </Button>
                  )}
                  {who.kind === 'person' && (
                    <StartDrill start={{ kind: 'person', id: who.id }} name={nameOf(who)} too />
                  )}
                </>
              }
            >
              {who.kind === 'person' ? (
                <CallLines calls={who.calls} />
              ) : (
                who.kind === 'case' && <Quiet>{t('drill.wholeCase')}</Quiet>
              )}
            </DrillLine>
          ))}
        </ol>
      )}
    </Section>
  );
}
