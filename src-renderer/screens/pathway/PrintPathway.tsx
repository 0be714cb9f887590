import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PathwayPlanView } from '../../../src-preload/contract/plan-views.ts';
import { Button } from '../../components/Button.tsx';
import { CheckField } from '../../components/CheckField.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Stack } from '../../components/Page.tsx';
import { RadioCards } from '../../components/RadioCards.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import type { Language } from '../../i18n/setup.ts';
import { useWords } from '../../i18n/words.ts';
import type { Failure } from '../../stores/failure.ts';
import { usePathwayPlans } from '../../stores/pathway.ts';
import { useToday } from '../../stores/today.ts';
import { printedPage } from './print-text.ts';

interface Props {
  readonly view: PathwayPlanView;
  readonly onClose: () => void;
}

/** Plain text leaves the vault: warned here, journalled there; names only by explicit choice. */
export function PrintPathway({ view, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const words = useWords();
  const print = usePathwayPlans((state) => state.print);
  const today = useToday((state) => state.day);
  const [what, setWhat] = useState<'checklist' | 'summary'>('checklist');
  const [language, setLanguage] = useState<Language>(words.language);
  const [names, setNames] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const act = async (): Promise<void> => {
    const reply = await print(printedPage({ view, what, language, names, today }, i18n));
    if (reply.ok) setSaved(reply.value.file);
    setFailure(reply.ok ? null : reply.refusal);
  };
  if (saved !== null)
    return (
      <Dialog title={t('pathway.printTitle')} open alert onClose={onClose}>
        <Stack gap={3}>
          <Notice tone="warning" title={t('pathway.printed', { file: saved })} live />
          <Actions>
            <Button onPress={onClose} focus>
              {t('common.close')}
            </Button>
          </Actions>
        </Stack>
      </Dialog>
    );
  return (
    <Dialog title={t('pathway.printTitle')} open alert onClose={onClose}>
      <Stack gap={3}>
        <RadioCards
          label={t('pathway.printWhat')}
          value={what}
          onChange={(id) => setWhat(id === 'summary' ? 'summary' : 'checklist')}
          cards={[
            { id: 'checklist', title: t('pathway.printChecklist'), text: t('pathway.printChecklistText') },
            { id: 'summary', title: t('pathway.printSummary'), text: t('pathway.printSummaryText') },
          ]}
          focus
        />
        <SelectField
          label={t('pathway.printLanguage')}
          value={language}
          placeholder={t('common.choose')}
          options={[
            { id: 'ru', text: words.languageName('ru') },
            { id: 'en', text: words.languageName('en') },
          ]}
          onChange={(id) => setLanguage(id === 'ru' ? 'ru' : 'en')}
        />
        <CheckField selected={names} onChange={setNames} hint={t('pathway.printNamesHint')}>
          {t('pathway.printNames')}
        </CheckField>
        <Notice tone="danger" title={t('pathway.printWarn')} />
        <RefusalNotice failure={failure} />
        <Actions>
          <Button look="danger" onPress={() => void act()}>
            {t('pathway.printDo')}
          </Button>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
        </Actions>
      </Stack>
    </Dialog>
  );
}
