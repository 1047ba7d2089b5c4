/** How the pages look and answer; chosen for all devices, kept on this one so that the first picture is right. */
export interface Preferences {
  /** 跟随系统, 浅色 or 深色. */
  theme: 'system' | 'light' | 'dark';
  /** 紧凑: more rows on a screen. */
  density: 'comfortable' | 'compact';
  /** Shortcuts of one key can be switched off, for those who speak to their computer (WCAG 2.1.4). */
  shortcuts: boolean;
}

const dark = matchMedia('(prefers-color-scheme: dark)');

/** What is in force here now. */
export function preferencesHere(): Preferences {
  const theme = localStorage.getItem('duban.theme');
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    density: localStorage.getItem('duban.density') === 'compact' ? 'compact' : 'comfortable',
    shortcuts: localStorage.getItem('duban.shortcuts') !== 'off',
  };
}

export function applyPreferences({ theme, density, shortcuts }: Preferences): void {
  localStorage.setItem('duban.theme', theme);
  localStorage.setItem('duban.density', density);
  localStorage.setItem('duban.shortcuts', shortcuts ? 'on' : 'off');
  applyTheme();
}

export function areShortcutsOn(): boolean {
  return preferencesHere().shortcuts;
}

export function applyTheme(): void {
  const { theme, density } = preferencesHere();
  const { dataset } = document.documentElement;
  dataset.density = density;
  if (theme === 'system') dataset.theme = dark.matches ? 'dark' : 'light';
  else dataset.theme = theme;
}

dark.addEventListener('change', applyTheme);
