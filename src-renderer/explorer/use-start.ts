import {useEffect, useState} from 'react'
import {beginsElsewhere} from '../core/words.ts'
import {useLocations} from '../features/locations/index.ts'
import {replacePlace} from '../features/places/index.ts'
import {keepSession, restoreSession} from '../features/tabs/index.ts'
import {beginAsAsked} from '../commands/open-window.ts'

/** Chooses where to begin: where the window was asked to, else where one was, else in the first location, else at home. True once that is decided. */
export function useStart(): boolean {
  const [started, setStarted] = useState(false)
  const {known, value: locations} = useLocations()
  useEffect(() => {
    if (started || !known) return
    const asked = beginAsAsked()
    if (asked === 'taken') return setStarted(true)
    if (asked) replacePlace(asked)
    else if (!beginsElsewhere() && !restoreSession() && locations[0]) replacePlace({folder: locations[0].path})
    setStarted(true)
  }, [started, known, locations])
  useEffect(() => (started ? keepSession() : undefined), [started])
  return started
}
