import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErasurePlan, RecordView } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Quiet } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { useWords } from '../../i18n/words.ts';
import { useErasures } from '../../stores/erasures.ts';
import type { Failure } from '../../stores/failure.ts';
import { WorkProgress } from '../frame/WorkProgress.tsx';
import { AskPartners } from './AskPartners.tsx';
import { useAskChoice } from './use-ask-choice.ts';

interface Props {
  readonly record: RecordView;
  readonly onClose: () => void;
  /** The whole record is gone. */
  readonly onGone: () => void;
}

const all = 'all';
const below = 'below';

/** What to erase, what that takes away, and who is asked to do the same. */
export function EraseDialog({ record, onClose, onGone }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const { plan, erase } = useErasures();
  // A case without its persons is hardly ever what is meant.
  const [scope, setScope] = useState(record.type === 'case' ? below : all);
  const [whole, setWhole] = useState<ErasurePlan | null>(null);
  const [found, setFound] = useState<{ readonly scope: string; readonly plan: ErasurePlan } | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const field = scope === all || scope === below ? undefined : scope;
  useEffect(() => {
    let current = true;
    void plan(wishOf(record.id, scope)).then((reply) => {
      if (!current) return;
      setFailure(reply.ok ? null : reply.refusal);
      if (!reply.ok) return;
      setFound({ scope, plan: reply.value });
      setWhole((before) => before ?? reply.value);
    });
    return () => {
      current = false;
    };
  }, [plan, record.id, scope]);
  const now = found?.scope === scope ? found.plan : null;
  const choice = useAskChoice(now?.holders ?? []);
  const act = async (): Promise<void> => {
    const asking =
      choice.reason === null || choice.to.size === 0
        ? {}
        : { ask: { to: [...choice.to], reason: choice.reason } };
    setBusy(true);
    const reply = await erase({ ...wishOf(record.id, scope), ...asking });
    setBusy(false);
    if (!reply.ok) return setFailure(reply.refusal);
    onClose();
    if (field === undefined) onGone();
  };
  const options = [
    { id: all, text: t('erase.whatAll') },
    ...(whole === null || whole.below === 0
      ? []
      : [{ id: below, text: t('erase.whatBelow', { count: whole.below }) }]),
    ...(whole?.fields ?? []).map((name) => ({
      id: name,
      text: t('erase.whatField', { field: words.field(record.type, name) }),
    })),
  ];
  const types = (now?.records ?? []).map(({ type, count }) =>
    t('erase.typeCount', { type: words.record(type), count }),
  );
  return (
    <Dialog alert open wide title={t('erase.dialogTitle')} onClose={onClose}>
      <SelectField
        label={t('erase.what')}
        placeholder={t('common.choose')}
        value={scope === below && whole?.below === 0 ? all : scope}
        options={options}
        onChange={setScope}
      />
      <Notice tone="danger" title={t('erase.values', { count: now?.values ?? 0 })}>
        {scope === below && types.length > 1 && <p>{t('erase.reaches', { what: types.join(', ') })}</p>}
        <p>{t('erase.dialogText')}</p>
        <p>{t('erase.limits')}</p>
      </Notice>
      {now === null ? (
        <Quiet>{t('common.loading')}</Quiet>
      ) : (
        <AskPartners
          title={t('erase.askTitle')}
          hint={t('erase.askHint')}
          holders={now.holders}
          choice={choice}
        />
      )}
      {busy && <WorkProgress what={t('erase.working')} />}
      <RefusalNotice failure={failure} />
      <Actions>
        <Button
          look="danger"
          busy={busy}
          disabled={now === null || (choice.to.size > 0 && choice.reason === null)}
          onPress={() => void act()}
        >
          {t('erase.confirm')}
        </Button>
        <Button disabled={busy} onPress={onClose}>
          {t('common.cancel')}
        </Button>
      </Actions>
    </Dialog>
  );
}

function wishOf(id: string, scope: string) {
  if (scope === all) return { id };
  return scope === below ? { id, below: true } : { id, field: scope };
}
