import type {FolderEvent, FolderWatch} from '../../../host/watch/folder-events.ts'
import {openAsked} from './asked.ts'
import {openAstray} from './astray.ts'
import {openAway} from './away.ts'
import {openCrowd} from './crowd.ts'
import {type DirtyFolder, noteAgain, openDirtyBook} from './dirty-book.ts'
import {openForgetLater} from './forget-later.ts'
import {type Moment, type Mood, openHold} from './hold.ts'
import {openInLook} from './in-look.ts'
import {type Later, openLater} from './later.ts'
import {type Listening, openListening} from './listening.ts'
import {lookAgain, nothingLooked} from './look-again.ts'
import {openOwed} from './owed.ts'
import {openNewcomersSince} from './newcomers-since.ts'
import {openRounds} from './rounds.ts'
import {openRuns} from './runs.ts'
import {type LookedAround, type SettleParts, settleLooked} from './settle-looked.ts'
import {openTimes} from './times.ts'
import {openVerifying, type Verifying} from './verifying.ts'
import type {WatchMap} from './watch-map.ts'
import type {LookParts, WatchParts} from './watch-parts.ts'

export type FollowingParts = WatchParts & {readonly watch: FolderWatch}

/** Brings the index to what the disk holds as it changes: takes what was told, looks at it, and settles what was missed. */
export class Following {
  readonly map: WatchMap
  /** Locations of which the system could not watch all. */
  readonly unwatched = new Set<string>()
  readonly verifying: Verifying
  readonly #parts: FollowingParts
  readonly #listening: Listening
  readonly #lookParts: LookParts
  readonly #settleParts: SettleParts
  readonly #later: Later
  /** Folders that came or went: until their rows have gone along, what is told of in them is looked for at the wrong place. */
  readonly #trees = openDirtyBook()
  readonly #book = openDirtyBook()
  /** What is told while runs list folders: they may write of it what they saw before. */
  readonly #again = openDirtyBook()
  readonly #hold = openHold()
  readonly #owed = openOwed()
  readonly #away = openAway()
  readonly #inLook = openInLook(this.#book)
  readonly #astray = openAstray()
  readonly #crowd = openCrowd()
  readonly #rounds = openRounds({books: [this.#book, this.#trees], astray: this.#astray})
  readonly #times = openTimes()
  readonly #runs = openRuns()
  readonly #asked = openAsked((folder) => this.noteWhole(folder))
  readonly #since = openNewcomersSince()
  readonly #forgetLater: ReturnType<typeof openForgetLater>
  /** So many runs, or a core before this one, may have left rows that are missed. */
  #unsettled = 0
  /** Not all that was told of has been looked at: what is missed may stand there. */
  #isBehind = false

  constructor(parts: FollowingParts) {
    this.#parts = parts
    this.#listening = openListening({...parts, times: this.#times, note: (event, folder) => this.#note(event, folder)})
    this.map = this.#listening.map
    const newcomersFrom = (): number => Math.min(this.#since.first(), this.#hold.newFrom)
    this.#lookParts = {
      ...parts,
      map: this.map,
      ticket: parts.watch.ticket,
      unsettledFrom: () => Math.min(newcomersFrom(), this.#hold.parkedFrom, this.#runs.newFrom),
      sumsLater: () => this.#crowd.isOne,
    }
    this.#forgetLater = openForgetLater(parts)
    this.#later = openLater(this.#lookParts, this.#book)
    this.#settleParts = {
      ...this.#lookParts,
      hold: this.#hold,
      owed: this.#owed,
      away: this.#away,
      book: this.#book,
      tangled: [],
      isRunning: () => this.#isSearching(),
      isUnsure: () => this.#unsettled > 0,
      turn: () => this.#listening.turns - (this.#book.size > 0 ? 1 : 0),
      moment: () => this.#moment(),
      newcomersFrom,
      watchNoLonger: (watch) => this.watchNoLonger(watch),
      renamed: (young, old) => this.renamed(young, old),
      noteLinked: (volume, inodes) => this.noteLinked(volume, inodes),
      ask: (folder) => this.#asked.ask(folder),
    }
    this.verifying = openVerifying({
      ...this.#settleParts,
      unwatched: this.unwatched,
      runBegins: (firstId) => this.runBegins(firstId),
      settle: (looked) => this.#settle({looked, dirty: [], isPutOff: false}),
      later: this.#later,
      rouse: () => parts.watch.rouse(),
      unpark: () => this.#hold.unpark(this.#moment()),
    })
  }

  /** Does what is due now; one call at a time. */
  async step(): Promise<void> {
    const now = this.#parts.clock.monotonicMs()
    this.#listen(now)
    this.#astray.putBack(this.#book, now)
    if (this.#times.isLossDue(now) || this.#book.overfull || this.#trees.overfull) await this.#verifyAll()
    if (this.#book.size + this.#trees.size > 0 && this.#times.isDue(now)) await this.#lookAround(now)
    else if (this.#canSettle(now)) await this.#settleHeld()
    const isSettled =
      !this.#isSearching() && !this.#isBehind && !this.#owed.isAny && this.#hold.size + this.#unsettled + this.#astray.size === 0
    if (isSettled) this.#since.settled()
    this.#asked.looked(this.#hold.size, this.#mood(now))
    this.#forgetLater(now, !isSettled)
    this.#later.step(now, {isBehind: this.#isBehind, verify: (location) => this.verifying.verify(location)})
  }

  /** Runs list folders from now on until the answer is called: what changes meanwhile is looked at once more after them. */
  runBegins(firstId: number): () => void {
    this.#parts.watch.rouse()
    return this.#runs.begin(firstId, () => {
      this.#since.reachBackTo(firstId)
      this.#unsettled++
      this.#parts.watch.rouse()
      if (this.#runs.size > 0) return
      this.#again.pourInto(this.#book)
      if (this.#again.overfull) void this.#verifyAll()
      this.#again.clear()
    })
  }

  /** Something has changed since the runs that are under way began, or before them, and nobody knows what became of it. */
  isStirred(): boolean {
    this.#listen(this.#parts.clock.monotonicMs())
    return this.#waiting > 0 || this.#listening.isEarly || this.#times.isLossOpen()
  }

  noteWhole(folder: number): void {
    this.#book.noteWhole(folder)
    this.#parts.watch.rouse()
  }

  /** A folder changed before it was watched, and after the folder above it was listed. */
  noteStirred(folder: number): void {
    this.#book.noteStirred(folder)
    if (this.#runs.size > 0) this.#again.noteStirred(folder)
    this.#parts.watch.rouse()
  }

  /** Names are to be asked about of which nobody knows what happened to them. */
  noteNames(folder: number, names: readonly Uint8Array[]): void {
    noteAgain(this.#book, folder, names)
    this.noteStirred(folder)
  }

  /** The system has told of a name, and not what happened to it. */
  noteTold(folder: number, name: Uint8Array): void {
    this.#times.asked(this.#parts.clock.monotonicMs(), true)
    this.#note({watch: 0, name, kind: 'went', isFolder: false}, folder)
  }

  /** Answers whether all has been looked at that is noted by now. */
  lookedAtAll(): () => boolean {
    const {laps} = this.#book
    return () => !this.#book.awaits(laps)
  }

  /** Files with several names changed by one of them. */
  noteLinked(volume: string, inodes: readonly bigint[]): void {
    this.#later.noteLinked(volume, inodes)
    this.#parts.watch.rouse()
  }

  watchNoLonger(watch: number): void {
    this.map.drop(watch)
    this.#parts.watch.remove(watch)
  }

  /** A folder turned out to be one that was known: what is noted of it is noted of that. */
  renamed(young: number, old: number): void {
    this.map.rename(young, old)
    for (const notes of [this.#book, this.#trees, this.#again, this.#inLook, this.#astray, this.#later]) notes.rename(young, old)
  }

  /** What stands in a location is not known: nothing that is missed is gone until all of it was looked at. */
  doubt(location: string): void {
    this.verifying.doubt(location)
  }

  /**
   * At the start: what a core before this one has missed and not settled may stand anywhere; it may also have come by the new place of a
   * file whose old place is yet to be looked at. What it has seen at both places gets its old number before that is doubted.
   */
  async settleLeft(): Promise<void> {
    this.#unsettled++
    this.#since.reachBackTo(await this.#parts.read.unsettledFrom())
    await this.#settleHeld()
    await this.#parts.write.doubtMissed()
    await this.#settleHeld()
  }

  /** How soon there is something to do although nothing is told: to look at and settle what was, at once; to read and to add up, soon. */
  get haste(): 'at once' | 'soon' | 'none' {
    const waits = this.#waiting + this.#runs.size + this.#unsettled + this.#settleParts.tangled.length
    if (waits > 0 || this.#times.isLossOpen()) return 'at once'
    return this.#later.isQuiet ? 'none' : 'soon'
  }

  /** Nobody lists folders, and what is missed waits to be found elsewhere. */
  get isSettling(): boolean {
    return this.#runs.size === 0 && (this.#owed.isAny || this.#unsettled + this.#hold.size > 0)
  }

  /** So much is to be looked at or settled. */
  get #waiting(): number {
    const books = this.#book.size + this.#trees.size + this.#again.size
    return books + this.#astray.size + this.#hold.size + (this.#owed.isAny ? 1 : 0)
  }

  #listen(now: number): void {
    this.#listening.listen(now, this.#runs.size > 0)
  }

  #note({name, kind, isFolder}: FolderEvent, folder: number): void {
    if (!name) return
    const book = isFolder && kind !== 'changed' ? this.#trees : this.#book
    book.note(folder, name, kind)
    this.#isBehind = true
    if (this.#runs.size > 0) this.#again.note(folder, name, kind)
  }

  async #lookAround(now: number): Promise<void> {
    this.#times.looked()
    this.#crowd.waits(this.#book.size + this.#trees.size)
    await this.#look(this.#trees.take(now), now)
    const dirty = this.#book.take(now)
    this.#isBehind = this.#listening.more || this.#trees.isBehind || this.#book.isBehind
    await this.#look(dirty, now)
    // What is told while somebody looks through whole trees is looked at once more after that.
    this.#rounds.looked(now, this.#listening.more || this.#isSearching())
  }

  async #look(dirty: readonly DirtyFolder[], now: number): Promise<void> {
    if (dirty.length === 0) return
    const looked = await this.#inLook.during(dirty, (asks) => lookAgain(dirty, asks, this.#lookParts))
    const lost = new Set(looked.astray.filter((id) => !this.map.isGone(id)))
    this.#astray.found([...this.#inLook.asked.keys()].filter((id) => !lost.has(id)))
    const isTooOften = this.#astray.add([...lost], this.#inLook.asked, now)
    await this.#settle({looked, dirty, isPutOff: this.#putsOff(now)})
    if (isTooOften) await this.#verifyAll()
  }

  async #settle(around: LookedAround): Promise<void> {
    const {looked, isPutOff} = around
    for (const folder of looked.unlisted) this.#book.noteWhole(folder)
    for (const folder of looked.stirred) this.noteStirred(folder)
    if (looked.locations.size > 0) this.#since.look(looked.firstId, this.#parts.clock.monotonicMs())
    this.#later.seen(looked, this.#parts.clock.monotonicMs())
    const {doubted} = await settleLooked(around, this.#settleParts)
    if (!isPutOff) this.#crowd.settled()
    this.#later.settled(doubted, this.#parts.clock.monotonicMs())
    for (const location of looked.unwatched) this.unwatched.add(location)
    for (const location of looked.ruled) await this.#parts.stale(location)
  }

  #putsOff(now: number): boolean {
    return this.#crowd.putsOff(this.#runs.size > 0 && this.#book.size + this.#trees.size > 0, now)
  }

  #canSettle(now: number): boolean {
    if (this.#putsOff(now)) return this.#settleParts.tangled.length > 0
    if (this.#settleParts.tangled.length > 0 || this.#owed.isAny) return true
    return !this.#isSearching() && (this.#unsettled > 0 || this.#hold.due(this.#moment()).length > 0)
  }

  async #settleHeld(): Promise<void> {
    const unsettled = this.#unsettled
    const isPutOff = this.#putsOff(this.#parts.clock.monotonicMs())
    await this.#settle({looked: nothingLooked(Number.MAX_SAFE_INTEGER), dirty: [], isPutOff})
    if (!isPutOff) this.#unsettled -= unsettled
  }

  /** As of when the system was last asked: where a look takes its time, or the core stood still, nobody knows what has happened meanwhile. */
  #moment(): Moment {
    const now = this.#listening.at
    return {now, round: this.#rounds.count, mood: this.#mood(now), newFrom: this.#since.first()}
  }

  /** Somebody looks through whole trees, which may take any number of rounds. */
  #isSearching(): boolean {
    return this.#runs.size + this.verifying.size > 0 || this.#times.isLossOpen()
  }

  #mood(now: number): Mood {
    if (this.verifying.size > 0 || this.#times.isLossOpen()) return 'deaf'
    if (this.#astray.size > 0 && (this.#isBehind || !this.#times.isStill(now))) return 'lost'
    return this.#book.size + this.#trees.size === 0 && this.#times.isCalm(now) ? 'calm' : 'busy'
  }

  async #verifyAll(): Promise<void> {
    for (const {uuid} of await this.#parts.read.locations()) this.doubt(uuid)
    this.#times.verified()
    for (const book of [this.#trees, this.#book]) book.clear()
    this.#isBehind = false
  }
}
