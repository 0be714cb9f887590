import { useTranslation } from 'react-i18next';
import type { ErasureHolder, ErasureReason } from '../../../src-preload/contract/views.ts';
import { CheckField } from '../../components/CheckField.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Quiet, Row, Stack } from '../../components/Page.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { TrustBadge } from '../contacts/TrustBadge.tsx';
import type { AskChoice } from './use-ask-choice.ts';

const reasons = ['consent withdrawn', 'danger', 'mistake', 'no longer needed'] as const;
const isReason = (text: string): text is ErasureReason => (reasons as readonly string[]).includes(text);

interface Props {
  readonly title: string;
  readonly hint: string;
  readonly holders: readonly ErasureHolder[];
  readonly choice: AskChoice;
  /** The reason is given already: who asks on, asks for the same one. */
  readonly sameReason?: boolean;
}

/** Everybody who holds it, with a tick each; those whom no file reaches stand apart. */
export function AskPartners({ title, hint, holders, choice, sameReason }: Props) {
  const { t } = useTranslation();
  if (holders.length === 0) return <Quiet>{t('erase.nobody')}</Quiet>;
  const reached = holders.filter(({ reach }) => reach === 'bundle');
  const unreached = holders.filter(({ reach }) => reach !== 'bundle');
  return (
    <Stack gap={3}>
      {reached.length > 0 && (
        <fieldset>
          <legend>
            <strong>{title}</strong>
          </legend>
          <Stack gap={2}>
            <Quiet>{hint}</Quiet>
            {reached.map((holder) => (
              <Row key={holder.contact}>
                <CheckField
                  selected={choice.to.has(holder.contact)}
                  onChange={(on) => choice.pick(holder.contact, on)}
                  hint={[
                    t('erase.holds', { count: holder.values }),
                    ...(holder.asked > 0 ? [t('erase.askedBefore')] : []),
                  ].join(', ')}
                >
                  <bdi>{holder.name}</bdi>
                </CheckField>
                <TrustBadge contact={holder} />
              </Row>
            ))}
            {sameReason !== true && (
              <SelectField
                label={t('erase.reason')}
                placeholder={t('erase.reasonChoose')}
                value={choice.reason}
                options={reasons.map((id) => ({ id, text: t(`erase.reasons.${id}`) }))}
                onChange={(reason) => {
                  if (isReason(reason)) choice.because(reason);
                }}
              />
            )}
          </Stack>
        </fieldset>
      )}
      {unreached.length > 0 && (
        <Notice tone="warning" title={t('erase.callTitle')}>
          <ul>
            {unreached.map(({ contact, name, reach, values }) => (
              <li key={contact}>
                <bdi>{name}</bdi>
                {`, ${reach === 'bundle' ? '' : t(`erase.reach.${reach}`)}: ${t('erase.holds', { count: values })}`}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </Stack>
  );
}
