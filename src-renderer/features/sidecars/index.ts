/* Small pictures of files, wherever files are shown among others. */
export {prepareThumbs} from './prepare-thumbs.ts'
export {Thumb} from './thumb.tsx'
