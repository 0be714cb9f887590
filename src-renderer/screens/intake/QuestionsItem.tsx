import { MessageCircleQuestionMark } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { NavItem } from '../../components/NavItem.tsx';
import { useIntake } from '../../stores/intake.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useRecords } from '../../stores/records.ts';

/** The way to what partners ask, once anybody has asked anything. */
export function QuestionsItem() {
  const { t } = useTranslation();
  const { place, go } = useNavigation();
  const { questions, loadQuestions } = useIntake();
  const version = useRecords((state) => state.version);
  useEffect(() => void loadQuestions(), [loadQuestions, version]);
  const all = questions.value ?? [];
  if (all.length === 0) return null;
  const open = all.filter(({ answers }) => answers.length === 0).length;
  return (
    <NavItem
      icon={<MessageCircleQuestionMark aria-hidden />}
      current={place.name === 'questions'}
      onPress={() => go({ name: 'questions' })}
    >
      {open > 0 ? t('intake.questionsNav', { count: open }) : t('intake.questionsOld')}
    </NavItem>
  );
}
