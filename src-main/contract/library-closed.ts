import {CoreError} from './errors.ts'

/** For whoever asks while the library is being closed: the question came too late, and is no mistake of ours. */
export const libraryClosed = (): CoreError => new CoreError({code: 'Interrupted', message: 'The library was closed before this was done.'})
