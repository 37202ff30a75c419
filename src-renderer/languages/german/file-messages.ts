import type {english} from '../../messages.ts'
import {amount} from '../../ui/format.ts'
import type {Translated} from '../live-words.ts'
import {count} from './count.ts'

type Parts = 'columns' | 'categories' | 'kindWithExtension' | 'file' | 'empty' | 'status'

/** What the window says of files in general, in German. */
export const germanFiles: Translated<Pick<typeof english, Parts>> = {
  columns: {name: 'Name', folder: 'Ordner', size: 'Größe', modified: 'Geändert', created: 'Erstellt', kind: 'Art'},

  categories: {
    folder: 'Ordner',
    image: 'Bild',
    video: 'Video',
    audio: 'Ton',
    document: 'Dokument',
    text: 'Text',
    code: 'Quelltext',
    archive: 'Archiv',
    font: 'Schrift',
    book: 'Buch',
    database: 'Datenbank',
    executable: 'Programm',
    spreadsheet: 'Tabelle',
    presentation: 'Präsentation',
    config: 'Konfiguration',
    model: '3D-Modell',
    key: 'Schlüssel',
    binary: 'Binärdatei',
    calendar: 'Kalender',
    contact: 'Kontakt',
    'disk-image': 'Datenträgerabbild',
    email: 'Nachricht',
    encrypted: 'Verschlüsselte Datei',
    package: 'Paket',
    shortcut: 'Verknüpfung',
    system: 'Systemdatei',
    web: 'Webseite',
    link: 'Link',
    special: 'Sonderdatei',
    unknown: 'Datei',
  },
  kindWithExtension: (extension, category) => `${extension}-${category}`,

  file: {
    open: 'Öffnen',
    standard: (name) => `${name} (Standard)`,
    reveal: 'In Dateiverwaltung zeigen',
    copied: (n) => (n === 1 ? 'Der Pfad ist kopiert.' : `${amount(n)} Pfade sind kopiert.`),
    notCopied: 'Der Pfad konnte nicht kopiert werden: Dieses Fenster darf die Zwischenablage nicht benutzen.',
    showInFolder: 'Im Ordner zeigen',
    loading: 'Wird geladen…',
    away: 'nicht verbunden',
    tooMany: (n) => `Nur die ersten ${amount(n)} werden kopiert.`,
  },

  empty: {
    folder: 'Dieser Ordner ist leer',
    folderText: 'Neue Dateien erscheinen sofort, wenn der Ordner indexiert ist.',
    hiddenText: 'Verborgene Dateien werden nicht angezeigt. Strg+H blendet sie ein.',
    results: 'Nichts gefunden',
    resultsText: (query) => `Nichts passt zu „${query}“. Ein Wort darf irgendwo im Namen stehen; mit weniger Buchstaben findet sich mehr.`,
    filteredText: 'Keine Datei passt zu den Filtern. Mit einem Filter weniger findet sich mehr.',
    notIndexedText: 'Die Suche kennt indexierte Ordner. Ein Ort, der hinzugefügt ist, wird durchsucht.',
    failed: 'Dies kann nicht angezeigt werden',
    offline: 'Dieser Datenträger ist nicht verbunden',
    unreadable: 'Dieser Ordner darf nicht gelesen werden',
    missing: 'Unter diesem Pfad gibt es nichts',
    gone: 'Diesen Ordner gibt es hier nicht mehr',
    goneText: 'Er wurde verschoben oder gelöscht. Sobald er wieder da ist, erscheint er von selbst.',
    above: 'Zum übergeordneten Ordner',
    opening: 'Wird geöffnet…',
  },

  status: {
    items: (n) => count(n, 'Objekt', 'Objekte'),
    selected: (n) => `${amount(n)} ausgewählt`,
    selectedWith: (n, size) => `${amount(n)} ausgewählt, ${size}`,
    selecting: 'Wird ausgewählt…',
  },
}
