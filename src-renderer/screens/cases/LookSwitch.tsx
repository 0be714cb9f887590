import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../components/class-names.ts';
import chips from '../../components/SetField.module.css';
import { useCases } from '../../stores/cases.ts';
import type { CaseLook } from '../../stores/cases.ts';

const looks = ['table', 'status', 'priority'] as const;

/** The same cases as a table, or as a board by status or by priority. */
export function LookSwitch() {
  const { t } = useTranslation();
  const { look, setLook } = useCases();
  return (
    <ToggleButtonGroup
      aria-label={t('lists.look')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[look]}
      onSelectionChange={(keys) => {
        const [key] = keys;
        if (key !== undefined) setLook(key as CaseLook);
      }}
      className={classNames(chips['chips'])}
    >
      {looks.map((one) => (
        <ToggleButton key={one} id={one} className={classNames(chips['chip'])}>
          {t(`lists.looks.${one}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
