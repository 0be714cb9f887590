import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PathwayDifference } from '../../../src-preload/contract/template-views.ts';
import type { RecordView } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { useWords } from '../../i18n/words.ts';
import { useRecords } from '../../stores/records.ts';
import { useTemplates } from '../../stores/templates.ts';
import { useShowValue } from '../records/show-value.ts';
import { isUpdate, UpdateDialog } from './UpdateDialog.tsx';

/** On a pathway whose template has a newer version here. Nothing changes until somebody has looked. */
export function UpdateBanner({ pathway }: { readonly pathway: RecordView }) {
  const { t } = useTranslation();
  const { language } = useWords();
  const show = useShowValue();
  const compare = useTemplates((state) => state.difference);
  const version = useRecords((state) => state.version);
  const [difference, setDifference] = useState<PathwayDifference | null>(null);
  const [open, setOpen] = useState(false);
  const copied = textOf(pathway.values['template']) !== '';
  useEffect(() => {
    if (!copied) return;
    let current = true;
    void compare({ pathway: pathway.id, language }).then((reply) => {
      // Refused where the template isn't here: then there is nothing to compare.
      if (current) setDifference(reply.ok ? reply.value : null);
    });
    return () => {
      current = false;
    };
  }, [compare, copied, pathway.id, language, version]);
  if (difference === null) return null;
  const newer = isUpdate(difference);
  // Two who took a version over apart may both have added its steps.
  if (!newer && difference.rows.length === 0) return null;
  return (
    <>
      <Notice
        tone="info"
        title={
          newer ? t('templates.updateHere', { version: difference.to.version }) : t('templates.doubledHere')
        }
        actions={
          <Button small onPress={() => setOpen(true)}>
            {t('templates.look')}
          </Button>
        }
      >
        {newer && difference.to.from !== null && (
          <p>{t('templates.updateFrom', { partner: show.person(difference.to.from) })}</p>
        )}
        <p>{t('templates.updateText')}</p>
      </Notice>
      {open && <UpdateDialog difference={difference} onClose={() => setOpen(false)} />}
    </>
  );
}
