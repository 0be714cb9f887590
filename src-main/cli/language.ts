/** True where the environment asks for Russian. An empty variable counts as not set (POSIX, "Environment Variables"). */
export const isRussian = (): boolean =>
  /^ru/i.test(
    [process.env['LC_ALL'], process.env['LC_MESSAGES'], process.env['LANG']].find(
      (value) => value !== undefined && value !== '',
    ) ?? '',
  );

export const language = (): 'en' | 'ru' => (isRussian() ? 'ru' : 'en');
