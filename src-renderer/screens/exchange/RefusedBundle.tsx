import { useTranslation } from 'react-i18next';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useWords } from '../../i18n/words.ts';
import { useContacts } from '../../stores/contacts.ts';
import { useExchange } from '../../stores/exchange.ts';
import type { Failure } from '../../stores/failure.ts';
import { useJournals } from '../../stores/journals.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { KeepWarning } from './KeepWarning.tsx';

interface Props {
  readonly failure: Failure;
  /** What was dropped; null when main has read it. */
  readonly file: File | null;
  readonly name: string | null;
}

/** Refusals that come after a good signature by whom they name. What others name is only claimed, and not repeated. */
const provenBy = new Set(['bundle-fork', 'signer-unknown', 'signer-rejected', 'bundle-not-for-me']);

/** Why a file was not read in: which file, whose where that is proven, and what can be done. */
export function RefusedBundle({ failure, file, name }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const go = useNavigation((state) => state.go);
  const addForAudit = useJournals((state) => state.add);
  const clear = useExchange((state) => state.clear);
  const contacts = useContacts((state) => state.contacts.value) ?? [];
  const detail = 'detail' in failure && provenBy.has(failure.code) ? (failure.detail ?? {}) : {};
  const sender = contacts.find(({ digest }) => digest === detail['from']);
  const { digits, number } = detail;
  const isFork = failure.code === 'bundle-fork' && sender !== undefined && number !== undefined;
  return (
    <Notice
      tone="danger"
      live
      title={
        isFork ? (
          <>
            <Bdi text={sender.name} />
            {': '}
            {t('exchange.forkOf', { number })}
          </>
        ) : (
          t('refusal.title')
        )
      }
      actions={
        <>
          {isFork && <KeepWarning file={null} />}
          {failure.code === 'signer-unknown' && (
            <Button small onPress={() => go({ name: 'contacts' })}>
              {t('app.contacts')}
            </Button>
          )}
          {failure.code === 'audit-bundle' && (
            <Button
              small
              look="primary"
              onPress={() => {
                if (file !== null) addForAudit([file]);
                clear();
                go({ name: 'audit' });
              }}
            >
              {t('exchange.openUnderAudit')}
            </Button>
          )}
          <Button small onPress={clear}>
            {t('common.close')}
          </Button>
        </>
      }
    >
      <p>{words.refusal(failure.code)}</p>
      {name !== null && (
        <p>
          {t('exchange.refusedFile')} <Bdi text={name} />
        </p>
      )}
      {sender !== undefined && !isFork && (
        <p>
          {t('exchange.refusedSender')} <Bdi text={sender.name} />
        </p>
      )}
      {sender === undefined && digits !== undefined && (
        <p>
          {t('exchange.refusedSender')} {t('exchange.stranger', { digits })}
        </p>
      )}
    </Notice>
  );
}
