import { useTranslation } from 'react-i18next';
import { useIdentity } from '../../stores/identity.ts';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import styles from './Frame.module.css';

export function KeyboardSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const shelter = useIdentity((state) => state.own?.role === 'shelter');
  const groups: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
    [
      t('app.keysEverywhere'),
      [
        ['Ctrl+K', t('app.keysPalette')],
        ['Ctrl+L', t('app.keysLock')],
        ['Ctrl+H', t('app.keysHide')],
        ['Ctrl+M', t('app.keysCall')],
        ['Ctrl+N', t('app.keysNew')],
        ['Ctrl+F', t('app.keysFind')],
        ['Ctrl+,', t('app.keysSettings')],
        ['Ctrl+Enter', t('app.keysSave')],
        ['Esc', t('app.keysClose')],
        ['?', t('app.keysSheet')],
      ],
    ],
    ...(shelter
      ? ([
          [
            t('shelter.keysShelter'),
            [
              ['R', t('shelter.keysReply')],
              ['S', t('shelter.keysSend')],
            ],
          ],
        ] as const)
      : []),
    [
      t('app.keysLists'),
      [
        ['Enter', t('app.keysOpen')],
        ['S', t('app.keysStatus')],
      ],
    ],
    [
      t('app.keysCase'),
      [
        ['N', t('app.keysNote')],
        ['C', t('checkins.keyCheckIn')],
        ['P', t('app.keysPlace')],
        ['A', t('app.keysPerson')],
        ['R', t('casework.assess')],
        ['M', t('casework.addLeg')],
        ['T', t('pathway.keysCaseStep')],
        ['W', t('pathway.open')],
      ],
    ],
    [
      t('pathway.keys'),
      [
        ['S', t('app.keysStatus')],
        ['A', t('pathway.keysBook')],
        ['↑ ↓', t('pathway.keysMove')],
        ['N', t('pathway.keysStep')],
        ['T', t('pathway.keysTable')],
        ['C', t('pathway.keysTookPlace')],
        ['M', t('pathway.keysMissed')],
        ['X', t('pathway.keysCancelled')],
      ],
    ],
    [
      t('pathwayLists.tab.appointments'),
      [
        ['← →', t('pathwayLists.keysDay')],
        ['[ ]', t('pathwayLists.keysWeek')],
        ['T', t('pathwayLists.keysList')],
      ],
    ],
    [t('templates.keys'), [['Alt+↑ ↓', t('templates.keysMove')]]],
    [
      t('app.keysHouse'),
      [
        ['N', t('app.keysNote')],
        ['S', t('app.keysStatus')],
        ['X', t('houses.lost')],
        ['[ ]', t('houses.keysWeeks')],
        ['T', t('houses.keysTable')],
      ],
    ],
  ];
  return (
    <Dialog title={t('app.keysTitle')} open onClose={onClose}>
      {groups.map(([title, keys]) => (
        <section key={title} aria-label={title}>
          <h3>{title}</h3>
          <dl className={styles['keys']}>
            {keys.map(([key, what]) => [
              <dt key={key}>
                <kbd>{key}</kbd>
              </dt>,
              <dd key={`${key} what`}>{what}</dd>,
            ])}
          </dl>
        </section>
      ))}
      <Actions>
        <Button onPress={onClose} focus>
          {t('common.close')}
        </Button>
      </Actions>
    </Dialog>
  );
}
