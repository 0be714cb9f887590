import { useTranslation } from 'react-i18next';
import type { Texts } from '../../../src-preload/contract/template-views.ts';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/words.ts';
import { withText } from './template-edits.ts';

interface Props {
  readonly label: string;
  readonly value: Texts;
  readonly onChange: (value: Texts) => void;
  readonly error?: string | null;
  readonly rows?: number;
  readonly focus?: boolean;
}

/** One text in two languages, the language of the window first; one of them is enough. */
export function TextPair(props: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const { label, value } = props;
  const order = words.language === 'ru' ? (['ru', 'en'] as const) : (['en', 'ru'] as const);
  return (
    <>
      {order.map((language, index) => (
        <TextField
          key={language}
          label={t('templates.inLanguage', { what: label, language: words.languageName(language) })}
          value={value[language] ?? ''}
          onChange={(text) => props.onChange(withText(value, language, text))}
          error={index === 0 ? (props.error ?? null) : null}
          focus={index === 0 && props.focus === true}
          {...(props.rows === undefined ? {} : { rows: props.rows })}
        />
      ))}
    </>
  );
}
