import {parentPort, workerData} from 'node:worker_threads'
import {serveThread} from './runtime/threads.ts'
import {threadTable} from './thread-roles.ts'

// The program of every thread of a core; what it does is its role.
if (!parentPort) throw new Error('This program runs as a thread of a core.')
serveThread(parentPort, await threadTable(workerData))
