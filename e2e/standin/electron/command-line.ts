const switches = new Map<string, string>();

for (const argument of process.argv.slice(2)) {
  const match = /^--([a-z][a-z-]*)(?:=(.*))?$/s.exec(argument);
  if (match?.[1] !== undefined) switches.set(match[1], match[2] ?? '');
}

export const commandLine = {
  appendSwitch(name: string, value = ''): void {
    switches.set(name, value);
  },
  appendArgument(): void {},
  hasSwitch: (name: string): boolean => switches.has(name),
  getSwitchValue: (name: string): string => switches.get(name) ?? '',
} satisfies Pick<Electron.CommandLine, 'appendSwitch' | 'appendArgument' | 'hasSwitch' | 'getSwitchValue'>;
