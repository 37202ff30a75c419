import {createContext, useContext} from 'react'
import {goTo, type Place, type Spot} from '../places/index.ts'
import {clearSearch} from '../search/index.ts'

/** Goes to a place that the details lead to. */
export type Lead = (place: Place, spot?: Spot) => void

const Leading = createContext<Lead>((place, spot) => {
  clearSearch()
  goTo(place, spot)
})

/** Says where details lead that stand in another window than the files. */
export const LeadingProvider = Leading.Provider

export const useLead = (): Lead => useContext(Leading)
