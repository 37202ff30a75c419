import type {tabMessages} from '../../tab-messages.ts'
import type {Translated} from '../live-words.ts'
import {count} from './count.ts'

/** What the window says of tabs and of panes side by side, in German. */
export const germanTabs: Translated<typeof tabMessages> = {
  filter: {
    label: 'Diesen Ordner filtern',
    placeholder: 'Teil eines Namens, *.jpg, size:>10mb, kind:image',
    found: (n) => count(n, 'Treffer', 'Treffer'),
    close: 'Filter aufheben',
    none: 'Hier passt nichts zum Filter',
    noneText: 'Der Ordner enthält mehr, als der Filter durchlässt.',
  },
  tabs: 'Tabs',
  offers: 'Ordner zum Weitergehen',
  columnsView: 'Spalten',
  newTab: 'Neuer Tab',
  letGo: 'Loslassen für ein eigenes Fenster',
  browserRefused:
    'Der Browser hat keine weitere Seite geöffnet. Bitte dieser Adresse erlauben, Seiten zu öffnen, und es noch einmal versuchen.',
  closeNamed: (name) => `Tab „${name}“ schließen`,
  split: 'Ansicht teilen',
  unsplit: 'Teilung aufheben',
  linked: 'Beide Bereiche gemeinsam bewegen',
  closePane: 'Bereich schließen',
  divider: 'Breite der Bereiche',
  left: 'Erster Bereich',
  right: 'Zweiter Bereich',
  noOtherFolder: 'Der andere Bereich zeigt keinen Ordner als Ziel.',
  searchFor: (text) => `Suche: ${text}`,
  noSuchFolder: (name) => `Der andere Bereich bleibt, wo er ist: Dort gibt es keinen Ordner „${name}“.`,
}
