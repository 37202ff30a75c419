import type {english} from '../../messages.ts'
import type {Translated} from '../live-words.ts'
import {germanActs} from './act-messages.ts'
import {germanBasket} from './basket-messages.ts'
import {germanCommands} from './command-messages.ts'
import {germanFiles} from './file-messages.ts'
import {germanInspector} from './inspect-messages.ts'
import {germanHealth} from './health-messages.ts'
import {germanJobs} from './job-messages.ts'
import {germanPages} from './page-messages.ts'
import {germanPlaces} from './place-messages.ts'
import {germanPlan} from './plan-messages.ts'
import {germanPreview} from './preview-messages.ts'
import {germanSearch} from './search-messages.ts'
import {germanSettings} from './settings-messages.ts'
import {germanShell} from './shell-messages.ts'
import {germanOverview, germanSizes, germanTimeline} from './size-messages.ts'
import {germanTabs} from './tab-messages.ts'
import {germanTags} from './tag-messages.ts'

/** The window in German: one file for each of English. */
export const german: Translated<typeof english> = {
  appName: 'Onefold',
  instant: 'weniger als eine Sekunde',
  home: 'Start',
  sidebar: 'Seitenleiste',
  path: 'Pfad',
  files: 'Dateien',
  jobs: 'Aufträge',
  overlays: 'Menüs und Dialoge',
  close: 'Schließen',
  cancel: 'Abbrechen',
  dismiss: 'Ausblenden',
  tryAgain: 'Erneut versuchen',

  act: germanActs,
  command: germanCommands,
  pages: {
    ...germanPages,
    basket: germanBasket,
    sizes: germanSizes,
    timeline: germanTimeline,
    settings: germanSettings,
    health: germanHealth,
  },
  inspect: germanInspector,
  plan: germanPlan,
  overview: germanOverview,
  shell: germanShell,
  tabs: germanTabs,
  tags: germanTags,
  search: germanSearch,
  ...germanPlaces,
  ...germanFiles,
  job: germanJobs,
  preview: germanPreview,
}
