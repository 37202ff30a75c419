import {existsSync} from 'node:fs'
import {workerData} from 'node:worker_threads'
import '../worker.ts'

// A thread of a core that ends when the file stands that its test named, with the role at its end.
const {role} = workerData as {readonly role: string}
setInterval(() => {
  if (existsSync(`${process.env['ONEFOLD_TEST_DEATH']} ${role}`)) throw new Error('ended by a test')
}, 10)
