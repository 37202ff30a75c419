/* What is done to files: asked for, decided, followed, and taken back. */
export {ActDialogs} from './act-dialogs.tsx'
export {actByKey} from './act-keys.ts'
export {EntryActs, PlaceActs} from './act-menu.tsx'
export {DragBadge} from './drag-badge.tsx'
export {redo, undo} from './follow-act.ts'
export {listenToDrags} from './listen-to-drags.ts'
export {perform} from './perform-act.ts'
export {TrashPage} from './trash-page.tsx'
