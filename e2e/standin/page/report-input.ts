type Post = (message: Readonly<Record<string, unknown>>) => void;

/** Tells the app of what is done in the window, as Chromium tells Electron. */
export function reportInput(post: Post): void {
  for (const type of ['keydown', 'keyup'] as const) {
    window.addEventListener(
      type,
      (event) => {
        // What is typed into a field is nobody's business here: only chords and named keys are reported.
        if (event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey) return;
        // After the page has had its turn.
        setTimeout(() => {
          post({
            kind: 'key',
            press: {
              type: type === 'keydown' ? 'keyDown' : 'keyUp',
              key: event.key,
              code: event.code,
              control: event.ctrlKey,
              shift: event.shiftKey,
              alt: event.altKey,
              meta: event.metaKey,
              isAutoRepeat: event.repeat,
              used: event.defaultPrevented,
            },
          });
        }, 0);
      },
      true,
    );
  }

  // That something was touched, not what; often enough for clocks that count in minutes.
  let reported = -Infinity;
  for (const type of ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const) {
    window.addEventListener(
      type,
      (event) => {
        if (event.timeStamp - reported < 500) return;
        reported = event.timeStamp;
        post({ kind: 'input' });
      },
      { capture: true, passive: true },
    );
  }

  // Electron's clipboard is the desktop's, and so is Chromium's; here they are two, and the page's goes into the app's.
  for (const type of ['copy', 'cut'] as const) {
    window.addEventListener(type, (event) => {
      const field = event.target;
      const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
      const selected = isField
        ? field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0)
        : String(document.getSelection());
      const own = event.clipboardData?.getData('text/plain') ?? '';
      post({ kind: 'copied', copied: event.defaultPrevented ? own : selected });
    });
  }
}
