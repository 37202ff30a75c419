import type {ShellWords} from './english.ts'

const plural = new Intl.PluralRules('de')
const count = (n: number, one: string, other: string): string => `${n} ${plural.select(n) === 'one' ? one : other}`

/** The same in German. */
export const german: ShellWords = {
  tray: {
    open: 'Onefold öffnen',
    problems: 'Letzte Probleme',
    resume: 'Hintergrundarbeit fortsetzen',
    pause: 'Hintergrundarbeit anhalten',
    forAnHour: 'Für 1 Stunde',
    untilTomorrow: 'Bis morgen',
    untilResumed: 'Bis auf Weiteres',
    quit: 'Beenden',
    tip: (sentence) => `Onefold – ${sentence}`,
    starting: 'wird gestartet',
    needed: (n) => count(n, 'Auftrag braucht Aufmerksamkeit', 'Aufträge brauchen Aufmerksamkeit'),
    working: (n) => count(n, 'Auftrag in Arbeit', 'Aufträge in Arbeit'),
    paused: (n) => count(n, 'Auftrag angehalten', 'Aufträge angehalten'),
    resting: 'Hintergrundarbeit ist angehalten',
    idle: 'Nichts zu tun',
  },
  notices: {
    more: (n) => `und ${n} weitere`,
    silentTitle: 'Ein Datenträger antwortet nicht',
    silentText: (name) => `„${name}“ antwortet nicht mehr. Was darauf wartet, geht weiter, sobald er wieder da ist.`,
    done: 'Erledigt',
    failed: 'Das war nicht möglich',
    partial: (n) => (n === 1 ? 'Erledigt, mit einem Problem' : `Erledigt, mit ${n} Problemen`),
    allDone: (n) => count(n, 'Auftrag ist erledigt', 'Aufträge sind erledigt'),
    someDone: (needing, done) => `${needing}, ${done} erledigt`,
    goesOnTitle: 'Onefold läuft im Infobereich weiter',
    goesOnText:
      'Das Menü dort öffnet das Fenster wieder und beendet das Programm. Was beim Schließen geschieht, steht in den Einstellungen.',
  },
  mended: {
    crashed: 'Dieses Fenster reagierte nicht mehr und wurde neu geladen.',
    oom: 'Diesem Fenster ging der Speicher aus; es wurde neu geladen.',
    killed: 'Dieses Fenster wurde von außen beendet und neu geladen.',
    keepsEnding: 'Dieses Fenster wird immer wieder beendet',
    nothingLost: 'Laufende Arbeit geht im Hintergrund weiter, und nichts davon geht verloren.',
    load: 'Neu laden',
    close: 'Fenster schließen',
  },
}
