import {useEffect, useState} from 'react'
import {useLocations} from '../features/locations/index.ts'
import {lastPlace, replacePlace} from '../features/places/index.ts'

/** Chooses where to begin: where one was, else in the first location, else at home. True once that is decided. */
export function useStart(): boolean {
  const [started, setStarted] = useState(false)
  const {known, value: locations} = useLocations()
  useEffect(() => {
    if (started || !known) return
    const folder = lastPlace() ?? locations[0]?.path
    if (folder) replacePlace({folder})
    setStarted(true)
  }, [started, known, locations])
  return started
}
