import { useTranslation } from 'react-i18next';
import type { DrillView } from '../../../src-preload/contract/drill-views.ts';
import { Quiet, Section } from '../../components/Page.tsx';
import { useWords } from '../../i18n/words.ts';
import { useRoleName } from '../contacts/roles.ts';
import { ChoiceBadge } from '../records/ChoiceBadge.tsx';
import { CallLines } from './CallLines.tsx';
import styles from './Drill.module.css';
import { DrillLine } from './DrillLine.tsx';
import { StartDrill } from './StartDrill.tsx';
import { ToldTick } from './ToldTick.tsx';
import { useDrillWords } from './use-drill-words.ts';

/** Helpers and partners who have to hear of it, and numbers that nobody should use. */
export function WarnThem({ view }: { readonly view: DrillView }) {
  const { t } = useTranslation();
  const names = useDrillWords();
  const words = useWords();
  const roleName = useRoleName();
  const { helpers, partners, channels, start } = view;
  return (
    <>
      <Section title={`${t('drill.warn')} (${helpers.length + partners.length})`}>
        {helpers.length + partners.length === 0 ? (
          <Quiet>{t('drill.noneToWarn')}</Quiet>
        ) : (
          <ul className={styles['list']} aria-label={t('drill.warn')}>
            {helpers.map((helper) => (
              <DrillLine
                key={helper.id}
                name={helper.name}
                urgency={helper.urgency}
                reasons={helper.reasons}
                told={helper.reached !== null}
                badges={
                  <>
                    <Quiet>{words.record('helper')}</Quiet>
                    <ChoiceBadge list="helperState" value={helper.state} />
                  </>
                }
                actions={
                  <>
                    <ToldTick
                      start={start}
                      who={helper.id}
                      name={names.nameOr(helper.name)}
                      reached={helper.reached}
                    />
                    <StartDrill
                      start={{ kind: 'helper', id: helper.id }}
                      name={names.nameOr(helper.name)}
                      too
                    />
                  </>
                }
              >
                <CallLines calls={helper.calls} />
              </DrillLine>
            ))}
            {partners.map((partner) => (
              <DrillLine
                key={partner.id}
                name={partner.name}
                urgency={partner.urgency}
                reasons={partner.reasons}
                told={partner.reached !== null}
                badges={partner.role !== null && <Quiet>{roleName(partner.role)}</Quiet>}
                actions={
                  <>
                    <ToldTick
                      start={start}
                      who={partner.id}
                      name={names.nameOr(partner.name)}
                      reached={partner.reached}
                    />
                    {partner.role !== null && (
                      <StartDrill
                        start={{ kind: 'partner', id: partner.id }}
                        name={names.nameOr(partner.name)}
                        too
                      />
                    )}
                  </>
                }
              />
            ))}
          </ul>
        )}
      </Section>
      {channels.length > 0 && (
        <Section title={`${t('drill.numbers')} (${channels.length})`}>
          <ul className={styles['list']} aria-label={t('drill.numbers')}>
            {channels.map((channel) => (
              <DrillLine
                key={channel.id}
                name={t('drill.numberOf', {
                  kind: words.choice('channelKind', channel.kind),
                  name: names.nameOr(channel.owner),
                })}
                urgency={channel.urgency}
                reasons={channel.reasons}
              />
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
