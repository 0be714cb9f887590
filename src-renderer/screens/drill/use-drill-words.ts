import { useTranslation } from 'react-i18next';
import type { DrillReason } from '../../../src-preload/contract/drill-views.ts';
import { formatDay } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';

const shownFiles = 3;

/** Which sentence says it: the same relation reads differently from its two ends. */
function sentenceOf({ why, urgency, of, files }: DrillReason) {
  const known = urgency === 'known';
  switch (why) {
    case 'there':
      return urgency === 'tonight' ? 'thereTonight' : 'thereComing';
    case 'hosts':
      return of === 'house' ? 'hostsHouse' : known ? 'hostedHelper' : 'hostsHelper';
    case 'keeps':
      return of === 'house' ? 'keepsHouse' : known ? 'keptPartner' : 'keepsPartner';
    case 'brings':
      return of === 'house' ? 'bringsHouse' : of === 'helper' ? 'bringsHelper' : 'bringsWho';
    case 'escorts':
      return of === 'helper' ? 'escortsHelper' : 'escortsWho';
    case 'travels':
      return of === 'house' ? 'travelsHouse' : of === 'helper' ? 'travelsHelper' : 'travelsWho';
    case 'sent':
      return files.length === 0 ? 'came' : 'sent';
    case 'holds':
      return files.length === 0 ? 'gave' : 'holds';
    default:
      return why;
  }
}

/** What a drill says, in words: on the screen, in notes and on paper alike. */
export function useDrillWords() {
  const { t } = useTranslation();
  const words = useWords();
  const span = (from: string | null, until: string | null): string => {
    const days = {
      from: from === null ? '' : formatDay(from, words.language),
      until: until === null ? '' : formatDay(until, words.language),
    };
    if (from === null && until === null) return t('drill.spanUnknown');
    if (until === null) return t('drill.spanFrom', days);
    return from === null ? t('drill.spanUntil', days) : t('drill.span', days);
  };
  const nameOr = (name: string | null): string => (name === null || name === '' ? t('common.unknown') : name);
  const filesOf = (files: DrillReason['files']): string =>
    [
      ...files
        .slice(0, shownFiles)
        .map(({ number, day }) => t('contacts.numberDay', { number, day: formatDay(day, words.language) })),
      ...(files.length > shownFiles ? [t('drill.more', { count: files.length - shownFiles })] : []),
    ].join('; ');
  const sentence = (reason: DrillReason): string =>
    t(`drill.why.${sentenceOf(reason)}`, {
      house: nameOr(reason.house),
      name: nameOr(reason.caseAlias),
      span: span(reason.from, reason.until),
      kind:
        reason.linkKind === null || reason.linkKind === ''
          ? t('common.unknown')
          : words.choice('linkKind', reason.linkKind),
      partner: nameOr(reason.partner),
      files: filesOf(reason.files),
    });
  return { span, nameOr, sentence };
}
