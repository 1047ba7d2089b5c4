/** 跟随系统, 浅色 or 深色; kept on the device. */
export type ThemeChoice = 'system' | 'light' | 'dark';

const STORED = 'duban.theme';
const dark = matchMedia('(prefers-color-scheme: dark)');

export function themeChoice(): ThemeChoice {
  const stored = localStorage.getItem(STORED);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

export function chooseTheme(choice: ThemeChoice): void {
  localStorage.setItem(STORED, choice);
  applyTheme();
}

/** What is shown now. */
function shownTheme(): 'light' | 'dark' {
  const choice = themeChoice();
  if (choice !== 'system') return choice;
  return dark.matches ? 'dark' : 'light';
}

export function applyTheme(): void {
  document.documentElement.dataset.theme = shownTheme();
}

dark.addEventListener('change', applyTheme);
