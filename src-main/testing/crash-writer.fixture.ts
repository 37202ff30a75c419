import {openLibrary} from '../store/open-library.ts'
import {volumeRow} from './volume-row.ts'
import {putVolume} from '../store/volume-rows.ts'
import {libraryFiles} from '../host/library-files.ts'

/** Writes rows into both databases until it is killed, and tells of each one when it is committed. Run as a program or a thread: FOLDER DEVICE. */
const [folder, device] = process.argv.slice(2) as [string, string]
const parts = {
  files: libraryFiles,
  clock: {now: () => Date.now()},
  random: {bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count))},
}
const open = await openLibrary(folder, {device: {id: device, name: 'Test machine'}}, parts)
const put = open.index.prepare('INSERT INTO gone (volume, seq, reason) VALUES (1, ?, 0)')
for (let number = 1; ; number++) {
  putVolume(open, volumeRow({uuid: `v${process.pid}-${number}`, label: 'x'.repeat(3000), lastSeen: number}))
  put.run(number)
  process.stdout.write(`${number}\n`)
  // A thread's output leaves it only between turns.
  if (number % 10 === 0) await new Promise((resolve) => setImmediate(resolve))
}
