import {Filter, FolderPlus, Gauge, Info, LogOut, type LucideIcon, Pin, PinOff, RefreshCw, Trash2} from 'lucide-react'
import type {Location} from '../../../src-main/contract/location.ts'
import type {Volume} from '../../../src-main/contract/volume.ts'
import {askForLocation, askForRules, askToRemove, rescanLocation, useLocations} from '../../features/locations/index.ts'
import {canBeEjected, ejectVolume, keepVolume, measureVolume, shownVolumes, tellOfVolume, useVolumes} from '../../features/volumes/index.ts'
import {messages} from '../../messages.ts'
import {locationChoices, volumeChoices} from '../arguments/place-choices.ts'
import type {Command, Commands} from '../command.ts'

const words = messages.command

/** A command for one location, which is asked for. */
const forLocation = (icon: LucideIcon, act: (location: Location) => unknown) =>
  ({
    group: 'location',
    icon,
    cannot: () => (useLocations.getState().value.length > 0 ? undefined : words.cannot.noLocations),
    argument: {ask: () => words.asks.location, choices: locationChoices(({id}) => id)},
    run: (_context, id) => {
      const location = useLocations.getState().value.find((one) => one.id === id)
      return location && act(location)
    },
  }) as const satisfies Command

/** The folders that are indexed. */
export const locationCommands = {
  'location.add': {group: 'location', icon: FolderPlus, focuses: true, run: () => askForLocation()},
  'location.rescan': forLocation(RefreshCw, rescanLocation),
  'location.rules': {...forLocation(Filter, askForRules), focuses: true},
  // It asks before, and nothing on the disk goes; the menu marks it all the same, as what it is.
  'location.remove': {...forLocation(Trash2, askToRemove), focuses: true, grave: true},
} satisfies Partial<Commands>

interface VolumeAct {
  readonly icon: LucideIcon
  readonly isMeant?: (volume: Volume) => boolean
  readonly act: (volume: Volume) => unknown
}

/** A command for one volume of those that it can be done with, which is asked for. */
const forVolume = ({icon, isMeant = () => true, act}: VolumeAct) =>
  ({
    group: 'volume',
    icon,
    cannot: () => (shownVolumes(useVolumes.getState().value).some(isMeant) ? undefined : words.cannot.noSuchVolume),
    argument: {ask: () => words.asks.volume, choices: volumeChoices(({id}) => id, isMeant)},
    run: (_context, id) => {
      const volume = useVolumes.getState().value.find((one) => one.id === id)
      return volume && act(volume)
    },
  }) as const satisfies Command

/** The disks. */
export const volumeCommands = {
  'volume.about': {...forVolume({icon: Info, act: tellOfVolume}), focuses: true},
  'volume.keep': forVolume({icon: Pin, isMeant: ({tracked}) => !tracked, act: (volume) => keepVolume(volume, true)}),
  'volume.forget': forVolume({icon: PinOff, isMeant: ({tracked}) => tracked, act: (volume) => keepVolume(volume, false)}),
  'volume.measure': forVolume({icon: Gauge, isMeant: ({online}) => online, act: measureVolume}),
  'volume.eject': forVolume({icon: LogOut, isMeant: canBeEjected, act: ejectVolume}),
} satisfies Partial<Commands>
