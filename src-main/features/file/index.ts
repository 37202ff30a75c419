export {base64, itemOf, keysOf, absoluteOf, instantOf, type ItemParts, entryKindNames} from './item.ts'
export {mustBeOnline, type Place, placeOf, type PlaceParts} from './place.ts'
