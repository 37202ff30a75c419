import type {Location} from '../../src-main/contract/location.ts'
import type {Tag} from '../../src-main/contract/tag.ts'
import type {Volume} from '../../src-main/contract/volume.ts'
import {folderOf} from '../features/locations/index.ts'
import {placeOfVolume} from '../features/volumes/index.ts'
import {PopupLine} from '../ui/popup.tsx'
import {CommandItem} from './command-item.tsx'
import {contextNow} from './context.ts'
import {SubjectItem} from './subject-item.tsx'

/** What can be done with the basket as a whole, for its menu. */
export function BasketCommands() {
  const context = contextNow()
  return (
    <>
      <CommandItem id="page.basket" context={context} />
      <CommandItem id="basket.copyHere" context={context} />
      <CommandItem id="basket.moveHere" context={context} />
      <CommandItem id="basket.empty" context={context} />
    </>
  )
}

/** What can be done with one location, for its menu. */
export function LocationCommands({location}: {readonly location: Location}) {
  const {id} = location
  return (
    <>
      <SubjectItem id="go.location" of={folderOf(location)} />
      <SubjectItem id="location.rescan" of={id} />
      <SubjectItem id="location.rules" of={id} />
      <PopupLine />
      <SubjectItem id="location.remove" of={id} />
    </>
  )
}

/** What can be done with one volume, for its menu. */
export function VolumeCommands({volume}: {readonly volume: Volume}) {
  const {id} = volume
  return (
    <>
      <SubjectItem id="go.volume" of={placeOfVolume(volume)} />
      <SubjectItem id="volume.about" of={id} />
      <SubjectItem id="volume.keep" of={id} />
      <SubjectItem id="volume.forget" of={id} />
      <SubjectItem id="volume.measure" of={id} />
      <SubjectItem id="volume.eject" of={id} />
    </>
  )
}

/** What can be done with one tag, for its menu. Enter, F2 and Delete are keys of the tree. */
export function TagCommands({tag: {id}}: {readonly tag: Tag}) {
  return (
    <>
      <SubjectItem id="tag.show" of={id} shortcut="Enter" />
      <SubjectItem id="tag.edit" of={id} shortcut="F2" />
      <SubjectItem id="tag.createInside" of={id} />
      <SubjectItem id="tag.toTop" of={id} />
      <PopupLine />
      <SubjectItem id="tag.delete" of={id} shortcut="Delete" />
    </>
  )
}
