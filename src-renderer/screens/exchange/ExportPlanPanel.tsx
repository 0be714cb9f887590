import { FileLock2, FolderInput } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { CheckField } from '../../components/CheckField.tsx';
import { Actions } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Quiet, Row, Section, Stack } from '../../components/Page.tsx';
import { formatSize } from '../../i18n/sizes.ts';
import { useWords } from '../../i18n/words.ts';
import { isCovered, useShortcuts } from '../../keyboard/shortcuts.ts';
import type { ExportPlace } from '../../stores/exchange.ts';
import { useFolder } from '../../stores/folder.ts';
import { TrustBadge } from '../contacts/TrustBadge.tsx';
import styles from './Exchange.module.css';
import { StatementList } from './StatementList.tsx';
import { StatisticsTables } from './StatisticsTables.tsx';
import { ExportAdditions } from './ExportAdditions.tsx';
import { ExportRecords } from './ExportRecords.tsx';
import type { ExportPlanning, Planned } from './use-export-plan.ts';
import { WorkProgress } from '../frame/WorkProgress.tsx';

interface Props {
  readonly planned: Planned;
  readonly planning: ExportPlanning;
  readonly saving: boolean;
  /** The user came straight here: Enter saves. */
  readonly focusSave: boolean;
  readonly onSave: (where: ExportPlace) => void;
  readonly onBack: () => void;
}

/** Exactly what leaves: nothing that is not in this list is in the file, so nothing of it is masked. */
export function ExportPlanPanel({ planned, planning, saving, focusSave, onSave, onBack }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const folder = useFolder((state) => state.name);
  const { plan } = planned;
  const stays = plan.withheld.reduce((sum, { values }) => sum + values.length, 0);
  const lacking = Map.groupBy(plan.needsConsent, ({ person }) => person);
  const refused = planning.busy || (lacking.size > 0 && !planned.withoutConsent);
  useShortcuts({
    'Ctrl+Enter': () => {
      if (!saving && !refused && !isCovered()) onSave('file');
    },
  });
  return (
    <Stack gap={4}>
      <Row>
        <span>{t('exchange.for')}</span>
        <strong>
          <Bdi text={plan.to.name} />
        </strong>
        <TrustBadge contact={plan.to} />
        <Quiet>{t('common.changes', { count: plan.changes })}</Quiet>
        {plan.files.count > 0 && (
          <Quiet>
            {t('exchange.withFiles', {
              count: plan.files.count,
              size: formatSize(plan.files.bytes, words.language),
            })}
          </Quiet>
        )}
      </Row>
      {planning.replanned && <Notice tone="warning" title={t('exchange.replanned')} live />}
      {plan.nothingNew && <Notice tone="info" title={t('exchange.onlyAcknowledgements')} />}
      <StatementList title={t('exchange.statementsOut')} statements={plan.statements} />
      {plan.reveals.length > 0 && (
        <Notice tone="warning" title={t('exchange.reveals')}>
          <p>
            {plan.reveals.map((one) => (
              <span key={one.digest}>
                <Bdi text={one.name} />{' '}
              </span>
            ))}
          </p>
        </Notice>
      )}
      {lacking.size > 0 && (
        <Notice tone="warning" title={t('exchange.consentTitle')}>
          <p>{t('exchange.consentText')}</p>
          <ul>
            {[...lacking].map(([person, needs]) => (
              <li key={person}>
                <Bdi text={needs[0]?.name ?? ''} />
                {': '}
                {needs.map(({ group }) => words.group(group)).join(', ')}
              </li>
            ))}
          </ul>
          <CheckField
            selected={planning.withoutConsent}
            disabled={saving}
            hint={t('exchange.consentOverrideHint')}
            onChange={(withoutConsent) => void planning.choose({ withoutConsent })}
          >
            {t('exchange.consentOverride')}
          </CheckField>
        </Notice>
      )}
      {(plan.preset === 'coordinator' || plan.preset === 'legal' || plan.preset === 'shelter') && (
        <ExportAdditions
          plan={plan}
          add={planning.add}
          disabled={saving}
          onAdd={(add) => void planning.choose({ add })}
        />
      )}
      <Section
        title={t('exchange.exactly')}
        hint={t(plan.preset === 'coordinator' ? 'exchange.exactlyHint' : 'exchange.exactlyHintNow')}
      >
        {plan.statistics !== null ? (
          <StatisticsTables statistics={plan.statistics} />
        ) : (
          <>
            <Quiet>{t('exchange.withholdHint')}</Quiet>
            <ExportRecords
              plan={plan}
              planned={planned.withhold}
              withhold={planning.withhold}
              disabled={saving}
              onWithhold={(withhold) => void planning.choose({ withhold })}
            />
            {stays > 0 && <Quiet>{t('exchange.withheld', { count: stays })}</Quiet>}
          </>
        )}
      </Section>
      <Quiet>{t('exchange.noRecall')}</Quiet>
      {saving ? (
        <WorkProgress what={t('exchange.saving')} />
      ) : (
        <div className={styles['sticky']}>
          <Actions>
            <Button
              look="primary"
              icon={<FileLock2 aria-hidden />}
              disabled={refused}
              focus={focusSave}
              onPress={() => onSave('file')}
            >
              {t('exchange.saveFile')}
            </Button>
            {folder !== null && (
              <Button icon={<FolderInput aria-hidden />} disabled={refused} onPress={() => onSave('folder')}>
                {t('exchange.folder.put')}
              </Button>
            )}
            <Button look="plain" onPress={onBack}>
              {t('common.back')}
            </Button>
          </Actions>
        </div>
      )}
    </Stack>
  );
}
