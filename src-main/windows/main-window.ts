import { BrowserWindow, type Session } from 'electron';
import { appDocument } from './app-files.ts';

/** Neutral wherever it can be read: task bar, window lists, screen shares. */
export const appTitle = 'Corridor';

export interface WindowParts {
  readonly session: Session;
  readonly preload: string;
  /** Hides the window from screenshots and screen sharing, where the system can. */
  readonly protectContent: boolean;
}

export interface MainWindow {
  /** Null while there is none. */
  current(): BrowserWindow | null;
  open(): void;
  /** Ends the renderer process, with all that it had shown, and loads a new one in its place. */
  replace(): void;
  focus(): void;
}

type Appearance = 'show' | 'showInactive' | 'minimize';

function createWindow(
  parts: WindowParts,
  bounds: Partial<Electron.Rectangle>,
  appear: Appearance,
): BrowserWindow {
  const window = new BrowserWindow({
    title: appTitle,
    width: 1280,
    height: 840,
    ...bounds,
    minWidth: 480,
    minHeight: 400,
    show: false,
    webPreferences: {
      preload: parts.preload,
      session: parts.session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      plugins: false,
      webgl: false,
      spellcheck: false,
      devTools: false,
      v8CacheOptions: 'none',
    },
  });
  window.setContentProtection(parts.protectContent);
  window.on('page-title-updated', (event) => event.preventDefault());
  window.once('ready-to-show', () => window[appear]());
  window.webContents.setVisualZoomLevelLimits(1, 3).catch(() => {
    // Closed meanwhile.
  });
  window.webContents.loadURL(appDocument).catch(() => {
    // Closed meanwhile, or refused by our own rules, which have noted it.
  });
  return window;
}

/** By its process id: Electron's own ways either wait for the page or write a crash dump of it. */
function killRenderer(window: BrowserWindow): void {
  // Not there where one process hosts the whole browser, as on the stand-in.
  const pid: number | undefined = window.webContents.mainFrame.osProcessId;
  if (pid === undefined || pid <= 0) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}

export function createMainWindow(parts: WindowParts): MainWindow {
  let window: BrowserWindow | null = null;

  function show(bounds: Partial<Electron.Rectangle>, appear: Appearance): void {
    const opened = createWindow(parts, bounds, appear);
    window = opened;
    opened.on('closed', () => {
      if (window === opened) window = null;
    });
  }

  return {
    current: () => window,
    open: () => show({}, 'show'),
    replace() {
      const old = window;
      if (old === null) return;
      const bounds = old.getBounds();
      // Locking by itself must not come in front of what somebody works on elsewhere.
      const appear = old.isMinimized() ? 'minimize' : old.isFocused() ? 'show' : 'showInactive';
      killRenderer(old);
      // The new one first, so that there is never no window: that would end the app.
      show(bounds, appear);
      old.destroy();
    },
    focus() {
      if (window === null) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
  };
}
