import {create} from 'zustand'
import type {Location} from '../../../src-main/contract/location.ts'
import {removeLocation} from './locations.ts'
import {RemoveLocationDialog} from './remove-location-dialog.tsx'
import {RulesDialog} from './rules-dialog.tsx'

interface Asking {
  readonly rules?: Location | undefined
  readonly leaving?: Location | undefined
}
const useAsking = create<Asking>(() => ({}))
const close = (): void => useAsking.setState({rules: undefined, leaving: undefined})

/** Shows what a location leaves out, to be changed. */
export const askForRules = (rules: Location): void => useAsking.setState({rules})

/** Asks whether a location is to be forgotten. */
export const askToRemove = (leaving: Location): void => useAsking.setState({leaving})

/** What is asked of one location, over the window. */
export function LocationDialogs() {
  const {rules, leaving} = useAsking()
  const remove = (location: Location): void => {
    close()
    void removeLocation(location)
  }
  return (
    <>
      <RulesDialog location={rules} onClose={close} />
      <RemoveLocationDialog location={leaving} onClose={close} onRemove={remove} />
    </>
  )
}
