import { useTranslation } from 'react-i18next';
import type { StatementView } from '../../../src-preload/contract/views.ts';
import { Notice } from '../../components/Notice.tsx';

/** What is stated beside the records, one sentence each. */
export function StatementList({
  title,
  statements,
}: {
  readonly title: string;
  readonly statements: readonly StatementView[];
}) {
  const { t } = useTranslation();
  if (statements.length === 0) return null;
  const sentence = (one: StatementView): string => {
    switch (one.what) {
      case 'identity replaced':
        return t('exchange.statement.identity replaced');
      case 'erase requested':
        return t('exchange.statement.erase requested', {
          count: one.values,
          reason: t(`exchange.erasureReason.${one.reason}`),
        });
      case 'erase answered':
        return t('exchange.statement.erase answered', { answer: t(`exchange.erasureAnswer.${one.answer}`) });
    }
  };
  return (
    <Notice tone="warning" title={title}>
      <ul>
        {statements.map((one) => (
          <li key={one.id}>{sentence(one)}</li>
        ))}
      </ul>
    </Notice>
  );
}
