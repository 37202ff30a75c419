import type {overviewMessages, sizeMessages, timelineMessages} from '../../size-messages.ts'
import {amount, monthAndYear, percent} from '../../ui/format.ts'
import type {Translated} from '../live-words.ts'
import {count} from './count.ts'

/** What the pages of sizes say, in German. */
export const germanSizes: Translated<typeof sizeMessages> = {
  title: 'Größen',
  all: 'Alle Datenträger',
  rest: 'Kleinere Dateien',
  crumbs: 'Wovon die Größen sind',
  view: 'Darstellung der Größen',
  looks: {map: 'Karte', rings: 'Ringe', table: 'Tabelle'},
  map: (name) => `Karte von ${name}`,
  rings: (name) => `Ringe von ${name}`,
  table: (name) => `Inhalt von ${name}`,
  keys: 'Pfeiltasten bewegen, die Eingabetaste öffnet, die Rücktaste führt nach oben.',
  summary: (name, size, parts) =>
    parts.length === 0 ? `${name}: ${size}.` : `${name}: ${size}. Die größten Teile sind ${parts.join(', ')}.`,
  part: (name, size) => `${name} mit ${size}`,
  share: (part, whole) => (whole > 0 ? percent(part / whole) : ''),
  facts: (node) =>
    node.kind === 'file'
      ? ''
      : [count(node.files, 'Datei', 'Dateien'), node.folders > 0 ? count(node.folders, 'Ordner', 'Ordner') : ''].filter(Boolean).join(', '),
  twice: (size) => `${size} auch anderswo`,
  away: 'nicht verbunden',
  legend: 'Farben',
  groups: {
    image: 'Bilder',
    video: 'Videos',
    audio: 'Musik und Ton',
    document: 'Dokumente',
    code: 'Code und Daten',
    archive: 'Archive',
    other: 'Andere Dateien',
  },
  hatched: 'Derselbe Inhalt liegt auch anderswo',
  none: 'Hier ist noch nichts indexiert',
  noneText: 'Was Platz belegt, erscheint hier, sobald ein Ort hinzugefügt ist, auch schon während er indexiert wird.',
  empty: 'Hier belegt nichts Platz',
  columns: {name: 'Name', size: 'Größe', share: 'Anteil', files: 'Dateien', twice: 'Auch anderswo', modified: 'Geändert'},
  up: 'Nach oben',
}

/** What the media timeline says, in German. */
export const germanTimeline: Translated<typeof timelineMessages> = {
  title: 'Zeitleiste',
  lead: (n) => count(n, 'Bild oder Video', 'Bilder und Videos'),
  grid: 'Bilder und Videos nach Monaten',
  scrubber: 'Monat',
  month: (key) => {
    const [year, month] = key.split('-').map(Number)
    return monthAndYear(new Date(year ?? 0, (month ?? 1) - 1))
  },
  count: amount,
  none: 'Noch sind keine Bilder oder Videos indexiert',
  noneText: 'Sobald der Ordner, der sie enthält, als Ort hinzugefügt ist, stehen sie hier nach dem Monat ihrer letzten Änderung.',
  small: 'Kleiner',
  large: 'Größer',
}

/** What the overview at home says, in German. */
export const germanOverview: Translated<typeof overviewMessages> = {
  growing: (n) => `${count(n, 'Datei', 'Dateien')} bisher gefunden…`,
  recent: 'Zuletzt geändert',
  noRecent: 'Was zuletzt geändert wurde, erscheint hier.',
  largest: 'Größte Dateien',
  kinds: 'Arten',
  kind: (category, n) => `${category}: ${count(n, 'Datei', 'Dateien')}`,
  volumes: 'Datenträger',
  risk: 'Kopien',
  riskSingle: (n, size) => `${count(n, 'Inhalt hat', 'Inhalte haben')} nur eine Kopie (${size})`,
  riskVolume: (n, size) => `${count(n, 'Inhalt liegt', 'Inhalte liegen')} nur auf einem Datenträger (${size})`,
  riskNone: 'Alles, was ganz gelesen wurde, hat eine zweite Kopie auf einem anderen Datenträger.',
  riskUnknown: (n) =>
    `${count(n, 'Datei wurde', 'Dateien wurden')} nicht ganz gelesen, sodass ${n === 1 ? 'ihre' : 'deren'} Kopien nicht bekannt sind.`,
  riskNothing: 'Wie viele Kopien es gibt, ist bekannt, sobald Inhalte gelesen wurden.',
  sizes: 'Alle Größen anzeigen',
  duplicates: 'Duplikate anzeigen',
  addAll: (n) => `${count(n, 'Ordner', 'Ordner')} indexieren`,
  suggest: 'Eigene Ordner indexieren',
  suggestText: 'Es wird nichts in sie geschrieben. Was nicht durchsucht werden soll, lässt sich abwählen.',
}
