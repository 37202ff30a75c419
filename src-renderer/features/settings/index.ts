/* What the user has set. */
export {change, defaults, useSettings} from './settings.ts'
export {SettingsPage} from './settings-page.tsx'
export {speakAsBefore, useLanguageSetting} from './use-language-setting.ts'
export {useLooks} from './use-looks.ts'
