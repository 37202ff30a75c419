/* What the user has set. */
export {change, useSettings} from './settings.ts'
export {askForSettings, SettingsDialog} from './settings-dialog.tsx'
export {useTheme} from './use-theme.ts'
