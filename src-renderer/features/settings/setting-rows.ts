import type {Settings} from '../../../src-main/contract/system.ts'
import {messages} from '../../messages.ts'
import {amount, moment} from '../../ui/format.ts'
import {defaults} from './settings.ts'

const words = messages.pages.settings

export type SectionName = keyof typeof words.sections
type Kind = 'choice' | 'switch' | 'number' | 'moment'

/** One setting of the page. */
export interface SettingRow {
  readonly key: keyof Settings
  readonly section: SectionName
  readonly kind: Kind
  /** Only the desktop program has what it is about. */
  readonly desktop?: boolean
}

// One that is missing here is no valid table.
const table: {readonly [K in keyof Settings]: Omit<SettingRow, 'key'>} = {
  theme: {section: 'appearance', kind: 'choice'},
  accent: {section: 'appearance', kind: 'choice'},
  density: {section: 'appearance', kind: 'choice'},
  textSize: {section: 'appearance', kind: 'choice'},
  language: {section: 'language', kind: 'choice'},
  showHidden: {section: 'files', kind: 'switch'},
  keepSearches: {section: 'files', kind: 'switch'},
  indexMode: {section: 'background', kind: 'choice'},
  coresWhileActive: {section: 'background', kind: 'choice'},
  coresWhileIdle: {section: 'background', kind: 'choice'},
  hashOnBattery: {section: 'background', kind: 'switch'},
  pauseBackground: {section: 'background', kind: 'switch'},
  pauseUntil: {section: 'background', kind: 'moment'},
  closeToTray: {section: 'desktop', kind: 'switch', desktop: true},
  startAtLogin: {section: 'desktop', kind: 'switch', desktop: true},
  notify: {section: 'desktop', kind: 'switch', desktop: true},
  hotKey: {section: 'desktop', kind: 'choice', desktop: true},
  workers: {section: 'advanced', kind: 'number'},
  logLevel: {section: 'advanced', kind: 'choice'},
}

/** Every setting, in the order of the page. */
export const settingRows: readonly SettingRow[] = (Object.keys(table) as (keyof Settings)[]).map((key) => ({key, ...table[key]}))

/** The choices of a setting by what the core calls them; none where it is no choice. */
export function optionsOf(key: keyof Settings): Readonly<Record<string, string>> {
  const said = words[key]
  return 'options' in said ? said.options : {}
}

/** What a setting is, in words. */
export function valueText(key: keyof Settings, value: Settings[keyof Settings]): string {
  if (typeof value === 'boolean') return value ? words.on : words.off
  const option = optionsOf(key)[String(value)]
  if (option !== undefined) return option
  return typeof value === 'number' ? amount(value) : moment(value)
}

/** What the choice shows: numbers can be set to any on the command line, and the nearest one is shown. */
export function shownOption({key}: SettingRow, value: Settings[keyof Settings]): string {
  const options = Object.keys(optionsOf(key))
  if (options.includes(String(value)) || typeof value !== 'number') return String(value)
  if (key === 'textSize') return nearest(options, value)
  return value === 2 ? '2' : (options.find((option) => option !== '1' && option !== '2') ?? '1')
}

const nearest = (options: readonly string[], value: number): string =>
  options.toSorted((one, other) => Math.abs(Number(one) - value) - Math.abs(Number(other) - value))[0]!

/** Whether a row is worth a place now: the languages for checking and a rest until later show only where they are set. */
export function isOffered({key, desktop}: SettingRow, value: Settings[keyof Settings], withDesktop: boolean): boolean {
  if (desktop) return withDesktop
  return key !== 'pauseUntil' || value !== defaults.pauseUntil
}
