import { applyTheme, chosenTheme } from './theme';

applyTheme(chosenTheme());
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => applyTheme(chosenTheme()));
