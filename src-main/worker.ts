import {parentPort, workerData} from 'node:worker_threads'
import {serveParent} from './runtime/serve-parent.ts'
import {serveThread} from './runtime/threads.ts'
import {threadTable} from './thread-roles.ts'

// The program of every thread of a core, and of every child that takes a thread's place; what it does is its role.
if (parentPort) serveThread(parentPort, await threadTable(workerData))
else if (process.send) serveParent(threadTable)
else throw new Error('This program runs as a thread or as a child of a core.')
