/** What the host, the app's main process and its utility processes say to each other. */

/** A cloned value (see clone-text) and the ends of the ports that travel with it. */
export interface Parcel {
  readonly text: string;
  readonly ports: readonly string[];
}

export interface PageSender {
  readonly windowId: number;
  /** Already in the app's own terms: app://local/…, never the origin it is served from. */
  readonly url: string;
}

export interface AppRequest {
  readonly windowId: number;
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
  readonly resourceType: string;
}

export type AppResponse =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'not-served' }
  | {
      readonly kind: 'served';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Uint8Array;
    };

export interface KeyPress {
  readonly type: 'keyDown' | 'keyUp';
  readonly key: string;
  readonly code: string;
  readonly control: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
  readonly isAutoRepeat: boolean;
  /** The page has used the key itself, so no accelerator may act on it. */
  readonly used: boolean;
}

export type DialogKind = 'open' | 'save' | 'message';

export interface DialogAnswer {
  readonly canceled: boolean;
  readonly filePaths: readonly string[];
  readonly response: number;
  readonly checkboxChecked: boolean;
}

/** Ports are routed by the host: it knows where the other end lives, and main never sees what passes through. */
export interface PortCalls {
  readonly 'port-pair': { takes: readonly [string, string]; gives: void };
  readonly 'port-post': { takes: { readonly from: string; readonly parcel: Parcel }; gives: void };
  readonly 'port-start': { takes: string; gives: void };
  readonly 'port-close': { takes: string; gives: void };
}

export interface PortDeliveries {
  readonly 'port-message': { takes: { readonly end: string; readonly parcel: Parcel }; gives: void };
  readonly 'port-closed': { takes: string; gives: void };
}

export interface UtilityStart {
  readonly id: number;
  readonly modulePath: string;
  readonly args: readonly string[];
  readonly execArgv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string | null;
  readonly output: 'inherit' | 'pipe' | 'ignore';
}

/** Served by the host, called by the app. */
export interface HostServesApp extends PortCalls {
  readonly 'window-open': { takes: { readonly id: number; readonly preload: string | null }; gives: void };
  readonly 'window-destroy': { takes: number; gives: void };
  readonly 'window-load': { takes: { readonly id: number; readonly url: string }; gives: void };
  readonly 'window-reload': { takes: number; gives: void };
  readonly 'window-crash': { takes: number; gives: void };
  readonly 'window-front': { takes: number; gives: void };
  readonly 'window-message': {
    takes: { readonly id: number; readonly channel: string; readonly parcel: Parcel };
    gives: void;
  };
  readonly 'utility-fork': { takes: UtilityStart; gives: number };
  readonly 'utility-message': { takes: { readonly id: number; readonly parcel: Parcel }; gives: void };
  readonly 'utility-kill': { takes: number; gives: void };
  readonly dialog: {
    takes: { readonly kind: DialogKind; readonly options: Readonly<Record<string, unknown>> };
    gives: DialogAnswer;
  };
  /** The last thing said; whoever hears it later than the exit itself loses nothing. */
  readonly 'app-leaves': { takes: null; gives: void };
  readonly notification: { takes: { readonly title: string; readonly body: string }; gives: void };
}

/** Served by the app, called by the host. */
export interface AppServesHost extends PortDeliveries {
  readonly ready: { takes: null; gives: void };
  readonly request: { takes: AppRequest; gives: AppResponse };
  readonly navigation: {
    takes: { readonly windowId: number; readonly url: string; readonly isMainFrame: boolean };
    gives: boolean;
  };
  readonly 'new-window': { takes: { readonly windowId: number; readonly url: string }; gives: boolean };
  /** True if the app refuses it. */
  readonly download: {
    takes: { readonly windowId: number; readonly url: string; readonly name: string };
    gives: boolean;
  };
  readonly permissions: {
    takes: { readonly windowId: number; readonly url: string; readonly names: readonly string[] };
    gives: readonly boolean[];
  };
  readonly loaded: {
    takes: {
      readonly windowId: number;
      readonly url: string;
      readonly title: string;
      /** 0 where it could not be found out. */
      readonly rendererPid: number;
    };
    gives: void;
  };
  readonly 'renderer-gone': {
    takes: { readonly windowId: number; readonly reason: 'crashed' | 'killed' };
    gives: void;
  };
  readonly 'window-closed': { takes: number; gives: void };
  readonly invoke: {
    takes: PageSender & { readonly channel: string; readonly parcel: Parcel };
    gives: { readonly ok: boolean; readonly text: string };
  };
  readonly message: {
    takes: PageSender & { readonly channel: string; readonly parcel: Parcel };
    gives: void;
  };
  readonly key: { takes: { readonly windowId: number; readonly press: KeyPress }; gives: void };
  /** Somebody has touched the window: a click, a key, the wheel. What it was is not said. */
  readonly input: { takes: number; gives: void };
  /** The page has put a text on the clipboard. */
  readonly copied: { takes: string; gives: void };
  readonly 'utility-message': { takes: { readonly id: number; readonly parcel: Parcel }; gives: void };
  readonly 'utility-output': {
    takes: { readonly id: number; readonly stream: 'stdout' | 'stderr'; readonly bytes: Uint8Array };
    gives: void;
  };
  readonly 'utility-exit': { takes: { readonly id: number; readonly code: number }; gives: void };
  // What a test may do to the app from outside.
  readonly quit: { takes: null; gives: void };
  readonly power: { takes: string; gives: void };
  readonly idle: { takes: number; gives: void };
  readonly 'window-event': { takes: 'focus' | 'blur' | 'minimize' | 'restore' | 'close'; gives: void };
  readonly 'click-menu': { takes: string; gives: boolean };
  readonly clipboard: { takes: null; gives: string };
  readonly windows: {
    takes: null;
    gives: readonly {
      readonly title: string;
      readonly visible: boolean;
      readonly contentProtected: boolean;
    }[];
  };
}

export interface HostServesUtility extends PortCalls {
  readonly 'to-parent': { takes: Parcel; gives: void };
}

export interface UtilityServesHost extends PortDeliveries {
  readonly 'from-parent': { takes: Parcel; gives: void };
}
