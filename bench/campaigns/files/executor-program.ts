import {CoreError} from '../../../src-main/contract/errors.ts'
import {type Audit, type Executor, openExecutor, type Told, type Wish} from './executor.ts'

/** What the executor's process is told. */
export type Order = {readonly open: string} | {readonly wish: Wish} | {readonly resume: true}

/** What it says; each word leaves it before anything else is done. */
export type Word =
  | {readonly say: 'ready'; readonly recovered: readonly Told[]; readonly audit: Audit}
  | {readonly say: 'done'; readonly told: Told; readonly audit: Audit}
  | {readonly say: 'refused'; readonly code: string; readonly message: string}
  | {readonly say: 'broke'; readonly message: string}
  | {readonly say: 'warm'}

// The executor as a process of its own, which can be killed. It opens a library when it is told to, so that its own start costs nothing.
let executor: Executor | undefined

async function obey(order: Order): Promise<Word> {
  if ('open' in order) {
    executor = await openExecutor(order.open)
    return {say: 'ready', recovered: await executor.settled(), audit: await executor.audit()}
  }
  if ('resume' in order) {
    await executor!.resume()
    return {say: 'ready', recovered: await executor!.settled(), audit: await executor!.audit()}
  }
  const told = await executor!.perform(order.wish)
  return {say: 'done', told, audit: await executor!.audit()}
}

/** What fails for a reason that the product knows is no fault of it. */
async function answer(order: Order): Promise<void> {
  try {
    process.send!(await obey(order))
  } catch (error) {
    if (error instanceof CoreError) process.send!({say: 'refused', code: error.code, message: error.message})
    else process.send!({say: 'broke', message: error instanceof Error ? (error.stack ?? error.message) : String(error)})
  }
}

process.on('message', (order: Order) => void answer(order))
process.send!({say: 'warm'})
