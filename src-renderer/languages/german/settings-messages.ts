import type {settingsMessages} from '../../settings-messages.ts'
import {amount} from '../../ui/format.ts'
import type {Translated} from '../live-words.ts'

/** What the page of settings says, in German. */
export const germanSettings: Translated<typeof settingsMessages> = {
  title: 'Einstellungen',
  lead: 'Jede Änderung gilt sofort. Dieselben Einstellungen stehen in einer Datei und auf der Befehlszeile unter „onefold settings“.',
  search: 'Einstellungen durchsuchen',
  found: (n) => (n === 1 ? '1 Einstellung gefunden' : `${amount(n)} Einstellungen gefunden`),
  none: 'Keine passende Einstellung',
  noneText: 'Ein anderes Wort hilft vielleicht: ein Teil des Namens, eine Auswahl oder ein Wort aus der Beschreibung.',
  standard: (value) => `Standard: ${value}`,
  reset: 'Zurücksetzen',
  resetNamed: (title) => `„${title}“ zurücksetzen`,
  on: 'ein',
  off: 'aus',
  sections: {
    appearance: 'Erscheinungsbild',
    language: 'Sprache',
    files: 'Dateien',
    background: 'Indexierung und Hintergrundarbeit',
    desktop: 'Schreibtisch und Mitteilungen',
    library: 'Bibliothek',
    advanced: 'Erweitert',
  },

  theme: {
    title: 'Farbschema',
    text: 'Hell oder dunkel, für alle Fenster.',
    options: {system: 'Wie das System', light: 'Hell', dark: 'Dunkel'},
  },
  accent: {
    title: 'Akzentfarbe',
    text: 'Für Ausgewähltes, für wichtige Schaltflächen und für das, worauf die Tastatur gerade wirkt.',
    options: {blue: 'Blau', teal: 'Türkis', green: 'Grün', amber: 'Bernstein', rose: 'Rosé', violet: 'Violett'},
  },
  density: {
    title: 'Dichte',
    text: 'Wie viel Platz Dateizeilen, Schaltflächen und Listen einnehmen.',
    options: {compact: 'Kompakt', normal: 'Normal', roomy: 'Großzügig'},
  },
  textSize: {
    title: 'Schriftgröße',
    text: 'Für allen Text in Fenstern; Dateizeilen wachsen mit. Strg mit + und − vergrößert ein einzelnes Fenster im Ganzen.',
    options: {'90': '90 %', '100': '100 %', '110': '110 %', '125': '125 %', '150': '150 %'},
  },
  language: {
    title: 'Sprache',
    text: 'Für Fenster, Menüs und Mitteilungen. Was der Kern selbst meldet, etwa Gründe von Fehlern, ist Englisch.',
    options: {
      system: 'Wie das System',
      en: 'English',
      de: 'Deutsch',
      'en-XA': 'Zum Prüfen: länger, mit Akzenten',
      'ar-XB': 'Zum Prüfen: von rechts nach links',
    },
  },
  showHidden: {title: 'Verborgene Dateien', text: 'Dateien und Ordner anzeigen, die das System verbirgt.'},
  keepSearches: {
    title: 'Letzte Suchen merken',
    text: 'Das Suchfeld bietet sie wieder an. Sie bleiben auf diesem Rechner; ausgeschaltet werden sie vergessen.',
  },
  indexMode: {
    title: 'Index neuer Orte',
    text: 'Wie viel von jeder Datei gelesen wird, wenn ein Ort hinzukommt. Vorhandene Orte bleiben, wie sie sind.',
    options: {
      shallow: 'Namen, Größen und Daten',
      content: 'Auch, was Inhalte erkennbar macht',
      deep: 'Auch große Dateien vollständig',
    },
  },
  coresWhileActive: {
    title: 'Während der Computer benutzt wird',
    text: 'So viel darf die Hintergrundarbeit beanspruchen. Was ausdrücklich verlangt wird, bremst dies nie.',
    options: {'1': 'Einen Kern', '2': 'Zwei Kerne', '64': 'Alle Kerne'},
  },
  coresWhileIdle: {
    title: 'Während ihn niemand benutzt',
    text: 'Dasselbe, wenn Tastatur und Zeiger eine Weile ruhen.',
    options: {'1': 'Einen Kern', '2': 'Zwei Kerne', '0': 'Alle Kerne'},
  },
  hashOnBattery: {
    title: 'Inhalte auch im Akkubetrieb lesen',
    text: 'Sonst beachtet die Hintergrundarbeit nur Namen, Größen und Daten, bis der Computer am Netz ist.',
  },
  pauseBackground: {
    title: 'Hintergrundarbeit anhalten',
    text: 'Sie wartet, bis dies wieder ausgeschaltet wird. Ausdrücklich Verlangtes wird trotzdem erledigt.',
  },
  pauseUntil: {title: 'Hintergrundarbeit ist angehalten bis', text: 'Im Menü des Infobereichs festgelegt.'},
  closeToTray: {
    title: 'Im Infobereich weiterlaufen',
    text: 'Beim Schließen wird das letzte Fenster verborgen; das Menü im Infobereich öffnet es wieder und beendet das Programm.',
  },
  startAtLogin: {
    title: 'Bei der Anmeldung starten',
    text: 'Ohne Fenster, wo es einen Infobereich gibt, damit der Index aktuell bleibt.',
  },
  notify: {
    title: 'Mitteilungen',
    text: 'Melden, wenn lange Arbeit erledigt ist oder etwas Aufmerksamkeit braucht, solange kein Fenster im Blick ist.',
  },
  hotKey: {
    title: 'Suche von überall',
    text: 'Diese Tasten holen ein Fenster mit dem Suchfeld nach vorn, welches Programm auch benutzt wird.',
    options: {
      off: 'Aus',
      'Control+Shift+Space': 'Strg+Umschalt+Leertaste',
      'Control+Alt+Space': 'Strg+Alt+Leertaste',
      'Alt+Shift+Space': 'Alt+Umschalt+Leertaste',
      'Super+Shift+Space': 'Super+Umschalt+Leertaste',
    },
  },
  workers: {
    title: 'Threads zum Lesen von Datenträgern',
    text: 'Von 1 bis 16; gilt ab dem nächsten Start. Mehr davon helfen nur bei schnellen Datenträgern.',
  },
  logLevel: {
    title: 'Protokoll',
    text: 'Was ab jetzt ins Protokoll geschrieben wird.',
    options: {debug: 'Alles', info: 'Was geschieht', warn: 'Warnungen', error: 'Nur Fehler'},
  },

  file: 'Einstellungsdatei',
  fileText: 'Änderungen darin gelten, sobald sie gespeichert ist. Schlüssel, die diese Version nicht kennt, bleiben erhalten.',
  copyPath: 'Pfad kopieren',
  open: 'Öffnen',
  problems: 'In der Einstellungsdatei passt etwas nicht',
  healthText: 'Ob Ordner lesbar sind, Änderungen bemerkt werden und die Bibliothek unversehrt und gesichert ist.',
  showHealth: 'Zustand anzeigen',
  versions: 'Ersetzte Dateien',
  versionsText:
    'Wird eine Datei ersetzt, kommt ihre alte Fassung in den Ordner .onefold-versions auf demselben Datenträger, damit „Rückgängig“ sie zurückholen kann.',
}
