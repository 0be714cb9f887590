import { useTranslation } from 'react-i18next';
import type { CommandInput } from '../../../src-preload/contract/commands.ts';
import type { DrillCall, DrillReason, DrillView } from '../../../src-preload/contract/drill-views.ts';
import { useWords } from '../../i18n/words.ts';
import { useDrillWords } from './use-drill-words.ts';

/** Of one kind under one name: more than that helps nobody on paper. */
const most = 100;

/** The call list as it is printed: the same words as on the screen, numbers and all. */
export function useCallListText(): (view: DrillView) => CommandInput<'drill.save'> {
  const { t } = useTranslation();
  const words = useWords();
  const drill = useDrillWords();
  const because = (reasons: readonly DrillReason[]): string[] => reasons.slice(0, most).map(drill.sentence);
  const calls = (all: readonly DrillCall[]): string[] =>
    all
      .slice(0, most)
      .map((call) =>
        [
          `${words.choice('channelKind', call.kind)}: ${call.value}`,
          ...(call.exposed ? [t('drill.dontCall')] : []),
          ...(call.safeTimes === '' ? [] : [t('drill.safeTimes', { times: call.safeTimes })]),
          ...(call.neverSay === '' ? [] : [t('drill.neverSay', { text: call.neverSay })]),
        ].join(' · '),
      );
  return ({ start, people, houses, helpers, partners }) => ({
    language: words.language,
    title: t('drill.title', { name: drill.nameOr(start.name) }),
    sections: [
      {
        title: t('drill.callNow'),
        lines: people.map((who) => ({
          head: `${who.kind === 'stay' ? t('drill.guests', { name: drill.nameOr(who.name) }) : drill.nameOr(who.name)} · ${t(`drill.urgency.${who.urgency}`)}`,
          more: [...calls(who.calls), ...because(who.reasons)],
        })),
      },
      {
        title: t('drill.move'),
        lines: houses.map((house) => ({
          head: `${drill.nameOr(house.name)} · ${t(`drill.urgency.${house.urgency}`)}`,
          more: house.unsafe
            ? house.moving
                .slice(0, 2 * most)
                .map(
                  (stay) =>
                    `${drill.nameOr(stay.caseAlias ?? stay.guestName)}: ${drill.span(stay.from, stay.until)}, ${t('houses.guests', { count: stay.guests })}`,
                )
            : [t('drill.nameOnly')],
        })),
      },
      {
        title: t('drill.warn'),
        lines: [
          ...helpers.map((one) => ({
            head: `${drill.nameOr(one.name)} · ${t(`drill.urgency.${one.urgency}`)}`,
            more: [...calls(one.calls), ...because(one.reasons)],
          })),
          ...partners.map((one) => ({
            head: `${drill.nameOr(one.name)} · ${t(`drill.urgency.${one.urgency}`)}`,
            more: because(one.reasons),
          })),
        ],
      },
    ],
  });
}
