import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateFinding } from '../../../src-preload/contract/template-views.ts';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import type { Failure } from '../../stores/failure.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useTemplates } from '../../stores/templates.ts';
import { FindingList } from './FindingList.tsx';

/** A template from a file: all of it or, with every reason, nothing. */
export function ImportTemplate({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const fromFile = useTemplates((state) => state.fromFile);
  const go = useNavigation((state) => state.go);
  const [findings, setFindings] = useState<readonly TemplateFinding[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const choose = async (): Promise<void> => {
    setFindings([]);
    const reply = await fromFile();
    setFailure(reply.ok ? null : reply.refusal);
    if (!reply.ok) return;
    if (reply.value.line === null) return setFindings(reply.value.findings);
    onClose();
    go({ name: 'template', id: reply.value.line.name });
  };
  return (
    <Dialog title={t('templates.fromFile')} open onClose={onClose}>
      <Stack>
        <p>{t('templates.importText')}</p>
        {findings.length > 0 && (
          <Notice tone="danger" title={t('templates.badFile')} live>
            <p>{t('templates.badFileText')}</p>
            <FindingList findings={findings} ofFile />
          </Notice>
        )}
        <RefusalNotice failure={failure} />
        <Actions>
          <Button look="primary" focus onPress={() => void choose()}>
            {t('templates.chooseFile')}
          </Button>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
        </Actions>
      </Stack>
    </Dialog>
  );
}
