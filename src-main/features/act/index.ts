/** Acts on files: planned, carried out as jobs, taken back. */
export {actHandlers, auditHandlers, redoHandlers, undoHandlers} from './back-acts.ts'
export type {ActInput} from './act-request.ts'
export {recordedSpot} from './recorded-spot.ts'
export {fileActHandlers} from './file-acts.ts'
export {listAnyFolder} from './list-trash.ts'
export {fileHistory} from './file-history.ts'
export type {OtherActs} from './acts-of.ts'
