export interface RequestRecord {
  readonly kind: 'request' | 'navigation' | 'window' | 'download' | 'websocket';
  /** In the app's own terms: app://local/… */
  readonly url: string;
  /** The stand-in refuses everything that is not the app's. A test must see that the app itself has refused. */
  readonly outcome: 'served' | 'refused by the app' | 'refused by the stand-in';
}
