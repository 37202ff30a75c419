/* The words that users put on files: their tree, what they are on, and how they are put there. */
export {EntryTags} from './entry-tags.tsx'
export {TagDialogs} from './tag-dialogs.tsx'
export {TagFilter} from './tag-filter.tsx'
export {drawTags} from './tag-marks.tsx'
export {TagsMenu} from './tags-menu.tsx'
export {TagTree} from './tag-tree.tsx'
export {openTagPopover} from './tag-popover.tsx'
export {followTags} from './tags.ts'
