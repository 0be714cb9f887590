import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.ts';
import type { Language } from '../i18n/setup.ts';
import styles from './LanguageSwitch.module.css';

interface Props {
  readonly value: Language;
  readonly onChange: (language: Language) => void;
  readonly large?: boolean;
}

/** Each language in its own words: whoever needs it may not read the other. */
const languages: readonly (readonly [Language, string])[] = [
  ['en', 'English'],
  ['ru', 'Русский'],
];

export function LanguageSwitch({ value, onChange, large }: Props) {
  const { t } = useTranslation();
  return (
    <ToggleButtonGroup
      aria-label={t('onboarding.language')}
      className={classNames(styles['switch'], large === true && styles['large'])}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        for (const [id] of languages) if (keys.has(id) && id !== value) onChange(id);
      }}
    >
      {languages.map(([id, text]) => (
        <ToggleButton key={id} id={id} className={classNames(styles['choice'])}>
          <span lang={id}>{text}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
