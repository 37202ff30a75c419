import type {inspectMessages} from '../../inspect-messages.ts'
import {amount} from '../../ui/format.ts'
import type {Translated} from '../live-words.ts'
import {count, items} from './count.ts'
import {germanGroups} from './group-messages.ts'

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ')

/** What the side that tells all of a chosen entry says, in German. */
export const germanInspector: Translated<typeof inspectMessages> = {
  title: 'Einzelheiten',
  content: 'Einzelheiten der Auswahl',
  toggle: 'Einzelheiten',
  close: 'Einzelheiten schließen',
  popOut: 'Einzelheiten in einem eigenen Fenster',
  edge: 'Breite der Einzelheiten',
  nothing: 'Ist eine Datei oder ein Ordner ausgewählt, steht hier alles, was darüber bekannt ist.',
  facts: 'Angaben',
  kind: 'Art',
  size: 'Größe',
  onDisk: 'Auf dem Datenträger',
  modified: 'Geändert',
  created: 'Erstellt',
  accessed: 'Geöffnet',
  changed: 'Verändert',
  lastSeen: 'Zuletzt gesehen',
  exactly: (size, bytes) => `${size} (${count(bytes, 'Byte', 'Bytes')})`,
  where: 'Wo',
  leadsTo: 'Führt zu',
  copyPath: 'Pfad kopieren',
  pathCopied: 'Der Pfad ist kopiert.',
  holds: 'Enthält',
  totals: (files, folders) => joined([count(files, 'Datei', 'Dateien'), folders > 0 ? count(folders, 'Ordner', 'Ordner') : '']),
  notWhole: 'Gezählt sind nur Ordner, die bereits gelesen wurden.',
  kinds: 'Arten',
  kindFiles: (n) => count(n, 'Datei', 'Dateien'),

  identity: 'Inhalt',
  identities: {full: 'An allen Bytes erkannt', sampled: 'An einer Stichprobe der Bytes erkannt'},
  copyKey: 'Schlüssel des Inhalts kopieren',
  keyCopied: 'Der Schlüssel ist kopiert.',
  copies: 'Kopien',
  copiesOf: (n, away) =>
    n <= 1 && away === 0
      ? 'Keine weitere Kopie bekannt.'
      : joined([count(n, 'Kopie', 'Kopien'), away > 0 ? `${amount(away)} nicht verbunden` : 'alle verbunden']),
  same: 'Alle Bytes wurden gelesen und sind gleich.',
  alike: 'Teile davon wurden gelesen und sind gleich.',
  thisOne: 'diese',
  away: 'nicht verbunden',
  goToCopy: (path) => `Zu ${path} gehen`,
  moreCopies: (n) => `und ${amount(n)} weitere`,

  tags: 'Schlagwörter',
  permissions: 'Rechte',
  owner: 'Besitzer',
  group: 'Gruppe',
  mode: 'Zugriff',
  names: 'Namen der Datei',
  inode: 'Inode-Nummer',

  history: 'Verlauf',
  versions: 'Aufbewahrte frühere Inhalte',
  version: (size, modified) => `${size}, von ${modified}`,
  replacedAt: (at) => `ersetzt ${at}`,
  noHistory: 'Onefold hat daran nichts getan.',
  allHistory: 'Ganzen Verlauf anzeigen',
  undone: 'rückgängig gemacht',
  from: (path) => `von ${path}`,
  to: (path) => `nach ${path}`,

  pattern: {
    title: 'Nach Muster auswählen',
    text: 'Ein Stern steht für beliebigen Text, ein Fragezeichen für ein Zeichen, ein Semikolon trennt mehrere Muster. Groß- und Kleinschreibung sind gleich.',
    pattern: 'Muster',
    manner: 'Was dazu passt',
    manners: {
      replace: 'wird statt der bisherigen Auswahl ausgewählt',
      add: 'wird zusätzlich ausgewählt',
      remove: 'wird abgewählt',
    },
    counting: 'Wird gezählt…',
    found: (n) => (n === 0 ? 'Kein Name passt dazu.' : count(n, 'Name passt dazu.', 'Namen passen dazu.')),
    choose: 'Auswählen',
  },

  groups: germanGroups,

  favourites: {
    title: 'Favoriten',
    none: 'Ordner hierher ziehen, um sie griffbereit zu haben.',
    unpin: 'Lösen',
    up: 'Nach oben',
    down: 'Nach unten',
  },

  several: items,
  together: 'Zusammen',
  folder: 'Ordner',
  notAllKnown: 'Nicht von jedem Ordner ist bekannt, was er enthält.',
  tooManyForTags: (n) => `Schlagwörter werden von höchstens ${items(n)} angezeigt.`,
}
