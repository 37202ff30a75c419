import type {jobMessages} from '../../job-messages.ts'
import {amount} from '../../ui/format.ts'
import type {Translated} from '../live-words.ts'
import {count} from './count.ts'

const list = new Intl.ListFormat('de')
const state = (n: number, one: string, many: string): string => (n === 1 ? one : many)

/** What the window says of jobs, in German. */
export const germanJobs: Translated<typeof jobMessages> = {
  none: 'Keine laufende Arbeit',
  running: (n) => (n === 1 ? '1 Auftrag läuft' : `${amount(n)} Aufträge laufen`),
  show: 'Aufträge einblenden',
  hide: 'Aufträge ausblenden',
  pause: 'Anhalten',
  resume: 'Fortsetzen',
  cancel: 'Abbrechen',
  retry: 'Erneut versuchen',
  of: (what, title) => `${what}: ${title}`,
  progress: (title) => `Fortschritt von ${title}`,
  doneOf: (done, total) => `${done} von ${total}`,
  soFar: (done) => `bisher ${done}`,
  left: (time) => `noch ${time}`,
  rate: (rate) => `${rate}/s`,
  speedOf: (rate) => (rate === '' ? 'Geschwindigkeit' : `Geschwindigkeit, derzeit ${rate}`),
  problems: (n) => count(n, 'Problem', 'Probleme'),
  moreProblems: (n) => `und ${amount(n)} weitere`,
  took: (time) => `Dauer: ${time}`,
  status: {
    queued: 'Wartet',
    running: 'Läuft',
    paused: 'Angehalten',
    completed: 'Erledigt',
    partial: 'Erledigt, mit Problemen',
    failed: 'Fehlgeschlagen',
    cancelled: 'Abgebrochen',
  },
  phases: {
    discovery: 'Dateien werden gesucht',
    processing: 'Angaben werden gelesen',
    aggregation: 'Ordner werden zusammengezählt',
    content: 'Inhalte werden gelesen',
    analysis: 'Dateien werden untersucht',
  },
  rests: {battery: 'Ruht, solange dieser Rechner mit Akku läuft'},
  kinds: {index: 'Indexierung'},
  kindNames: {
    index: 'Indexierung',
    act: 'Arbeit an Dateien',
    'find-duplicates': 'Suche nach Duplikaten',
    validate: 'Prüfung',
  },

  state: ({running, waiting, paused, failed}) => {
    const parts = [
      [running, state(running, 'läuft', 'laufen')],
      [waiting, state(waiting, 'wartet', 'warten')],
      [paused, state(paused, 'ist angehalten', 'sind angehalten')],
      [failed, state(failed, 'ist fehlgeschlagen', 'sind fehlgeschlagen')],
    ] as const
    const told = parts.filter(([n]) => n > 0).map(([n, does], at) => `${at === 0 ? count(n, 'Auftrag', 'Aufträge') : amount(n)} ${does}`)
    return told.length === 0 ? 'Es wird nichts bearbeitet, und nichts wartet.' : `${list.format(told)}.`
  },
  all: 'Alle Aktivität',
  moreWaiting: (n) => (n === 1 ? 'und 1 weiterer Auftrag wartet' : `und ${amount(n)} weitere Aufträge warten`),
  needed: (n) => (n === 1 ? '1 Auftrag braucht Aufmerksamkeit' : `${amount(n)} Aufträge brauchen Aufmerksamkeit`),
  dismiss: 'Ablegen',
  retriedAt: (time, reason) => `Um ${time} erneut versucht: ${reason}`,
  retried: (n) => `${amount(n)}-mal erneut versucht`,
  priority: 'Priorität',
  priorities: {first: 'Zuerst', normal: 'Normal', background: 'Im Hintergrund'},
  groups: {running: 'Läuft', attention: 'Braucht Aufmerksamkeit', waiting: 'Wartet', ended: 'Beendet'},
  groupOf: (group, n) => `${group}, ${amount(n)}`,
  details: 'Einzelheiten des Auftrags',
  choose: 'Ein ausgewählter Auftrag erscheint hier vollständig.',
  facts: {
    kind: 'Art',
    queued: 'Eingereiht',
    began: 'Begonnen',
    ended: 'Beendet',
    took: 'Arbeitszeit',
    speed: 'Geschwindigkeit',
    retries: 'Neue Versuche',
  },
  problemsOf: 'Probleme',
  log: 'Protokoll',
  logOf: (title) => `Protokoll von ${title}`,
  showLog: 'Protokoll anzeigen',
  logEmpty: 'Im Protokoll steht davon nichts mehr.',
  figures: 'Zahlen',
  phaseFacts: (n, time) => `${amount(n)}, ${time}`,
  skipped: 'nichts zu tun',
}
