import { useTranslation } from 'react-i18next';
import type { RecordView } from '../../../src-preload/contract/views.ts';
import { Badge } from '../../components/Badge.tsx';
import { Quiet } from '../../components/Page.tsx';
import { membersOf, textOf } from '../../forms/typed-values.ts';
import { formatDay } from '../../i18n/dates.ts';
import { useWords } from '../../i18n/words.ts';
import { useToday } from '../../stores/today.ts';
import { consentState } from './consent-state.ts';
import { PersonLine } from './PersonLine.tsx';

/** What a person has allowed, for whom, on what basis and until when; what no longer counts says so. */
export function ConsentLine({ consent }: { readonly consent: RecordView }) {
  const { t } = useTranslation();
  const words = useWords();
  const today = useToday((state) => state.day);
  const { values } = consent;
  const day = (field: string): string => formatDay(textOf(values[field]), words.language);
  const state = consentState(consent, today);
  const groups = membersOf(values['groups']).map((group) => words.group(group));
  const whom = textOf(values['partnerKind']);
  const said = t('casework.consent', {
    what: groups.length === 0 ? t('casework.nothingNamed') : groups.join(', '),
    whom: whom === '' ? t('common.unknown') : words.choice('partnerKind', whom),
  });
  const basis = textOf(values['basis']);
  return (
    <PersonLine record={consent} name={said}>
      <span>{said}</span>
      {basis !== '' && textOf(values['given']) !== '' && (
        <Quiet>
          {t('casework.consentBasis', { basis: words.choice('consentBasis', basis), given: day('given') })}
        </Quiet>
      )}
      {state === 'holds' && textOf(values['until']) !== '' && (
        <Quiet>{t('casework.consentUntil', { day: day('until') })}</Quiet>
      )}
      {state === 'expired' && (
        <Badge tone="danger">{t('casework.consentExpired', { day: day('until') })}</Badge>
      )}
      {state === 'not yet' && (
        <Badge tone="warning">{t('casework.consentNotYet', { day: day('given') })}</Badge>
      )}
      {state === 'unclear' && <Badge tone="warning">{t('casework.consentUnclear')}</Badge>}
    </PersonLine>
  );
}
