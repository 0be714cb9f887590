import './styles/tokens.css';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { startTexts } from './i18n/setup.ts';
import { listenToProgress } from './stores/progress.ts';
import { useSession } from './stores/session.ts';
import { watchCalendar } from './stores/today.ts';

// A file dropped beside the places for it must not replace the window's page.
for (const event of ['dragover', 'drop'] as const)
  window.addEventListener(event, (dropped) => dropped.preventDefault());

async function start(): Promise<void> {
  listenToProgress();
  watchCalendar();
  await useSession.getState().load();
  const systemLanguage = navigator.language.startsWith('ru') ? 'ru' : 'en';
  await startTexts(useSession.getState().view?.language ?? systemLanguage);
  const root = document.getElementById('root');
  if (root !== null) createRoot(root).render(<App />);
}

void start();
