import {acceptAct, addParts, draftAct} from '../store/acts/draft-act.ts'
import {endAct} from '../store/acts/end-act.ts'
import {turnPart} from '../store/acts/part-rows.ts'
import {libraryFiles} from '../host/library-files.ts'
import {openLibrary} from '../store/open-library.ts'

/** Does one act after the other, without touching a file, until it is killed; tells of each commit when it has answered. Run as a program: FOLDER DEVICE. */
const [folder, device] = process.argv.slice(2) as [string, string]
const parts = {
  files: libraryFiles,
  clock: {now: () => Date.now()},
  random: {bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count))},
}
const open = await openLibrary(folder, {device: {id: device, name: 'Test machine'}}, parts)
const PARTS = 5
const tell = (text: string): void => void process.stdout.write(`${text}\n`)
for (let number = 1; ; number++) {
  const act = `${process.pid}-${number}`
  draftAct(open, {id: act, action: 'file.copy', title: act, request: {}, actor: 'cli', createdAt: 1})
  const all = Array.from({length: PARTS}, (_, no) => ({no, steps: `steps ${act} ${no} ${'x'.repeat(20_000)}`, paths: []}))
  addParts(open, {act, parts: all})
  acceptAct(open, {act, hash: 'h'})
  tell(`accepted ${act}`)
  turnPart(open, {act, begun: 0})
  for (let no = 0; no < PARTS; no++) {
    turnPart(open, {
      act,
      ended: {no, results: `results ${act} ${no} ${Math.random()} ${'y'.repeat(20_000)}`},
      ...(no + 1 < PARTS ? {begun: no + 1} : {}),
    })
    tell(`done ${act} ${no}`)
  }
  endAct(open, {act, outcome: 'completed', undo: 'open', audit: {at: 1, actor: 'cli', action: 'file.copy', targets: []}})
  tell(`ended ${act}`)
}
