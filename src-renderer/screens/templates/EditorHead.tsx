import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ComboField } from '../../components/ComboField.tsx';
import { Card, FieldGrid } from '../../components/Page.tsx';
import { countries } from '../../i18n/countries.ts';
import { useWords } from '../../i18n/words.ts';
import { useChoices } from './choices.ts';
import type { EditorProps } from './editor-props.ts';
import { useFindingWords } from './finding-words.ts';
import { TextPair } from './TextPair.tsx';

/** What a template is called, for which country and for whom. */
export function EditorHead({ template, findings, onChange }: EditorProps) {
  const { t } = useTranslation();
  const words = useWords();
  const choices = useChoices();
  const wrong = useFindingWords();
  const options = useMemo(() => countries(words.language), [words.language]);
  return (
    <Card>
      <FieldGrid>
        <TextPair
          focus
          label={t('templates.part.title')}
          value={template.title}
          onChange={(title) => onChange({ ...template, title })}
          error={wrong.at(findings, 'title')}
        />
        <ComboField
          label={t('templates.part.country')}
          value={template.country === '' ? null : template.country}
          options={options}
          onChange={(country) => onChange({ ...template, country: country ?? '' })}
          free={false}
          error={wrong.at(findings, 'country')}
        />
        <ComboField
          label={t('templates.part.kind')}
          value={template.kind === '' ? null : template.kind}
          options={choices('template', 'kind')}
          onChange={(kind) => onChange({ ...template, kind: kind ?? '' })}
          free
          error={wrong.at(findings, 'kind')}
        />
        <TextPair
          label={t('templates.part.summary')}
          value={template.summary}
          rows={3}
          onChange={(summary) => onChange({ ...template, summary })}
          error={wrong.at(findings, 'summary')}
        />
      </FieldGrid>
    </Card>
  );
}
