import {amount} from './ui/format.ts'

const plural = new Intl.PluralRules('en')
const count = (n: number, one: string, other: string): string => `${amount(n)} ${plural.select(n) === 'one' ? one : other}`

/** What the window says of tabs and of panes side by side. */
export const tabMessages = {
  filter: {
    label: 'Filter this folder',
    placeholder: 'Part of a name, *.jpg, size:>10mb, kind:image',
    found: (n: number) => count(n, 'match', 'matches'),
    close: 'Clear the filter',
    none: 'Nothing here matches',
    noneText: 'The folder holds more than the filter lets through.',
  },
  tabs: 'Tabs',
  offers: 'Folders to go on with',
  columnsView: 'Columns',
  newTab: 'New tab',
  letGo: 'Let go for a window of its own',
  browserRefused: 'The browser did not open another page. Allow this address to open pages, then try again.',
  closeNamed: (name: string) => `Close tab “${name}”`,
  split: 'Split view',
  unsplit: 'Close split view',
  linked: 'Move both panes together',
  closePane: 'Close pane',
  divider: 'Width of the panes',
  left: 'First pane',
  right: 'Second pane',
  noOtherFolder: 'The other pane shows no folder to bring it to.',
  searchFor: (text: string) => `Search: ${text}`,
  noSuchFolder: (name: string) => `The other pane stays where it is: it has no folder “${name}” there.`,
}
