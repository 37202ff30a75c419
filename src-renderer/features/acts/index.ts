/* What is done to files: asked for, decided, followed, and taken back. */
export {ActDialogs} from './act-dialogs.tsx'
export {DragBadge} from './drag-badge.tsx'
export {ownDrag} from './drag-session.ts'
export {compressChosen, extractChosen, isArchive} from './archives.ts'
export {bringItems, bringOver, bringTo, holdChosen, pasteHere} from './file-clipboard.ts'
export {
  cleanFolder,
  deleteChosen,
  duplicateChosen,
  flattenFolder,
  gatherChosen,
  newFolder,
  renameChosen,
  terminalHere,
  trashChosen,
} from './file-commands.ts'
export {redo, undo, whenTakenBack} from './follow-act.ts'
export {underWay} from './under-way.ts'
export {listenToDrags} from './listen-to-drags.ts'
export {listenToPlanWishes, planFirst} from './plan-first.ts'
export {perform} from './perform-act.ts'
export {emptyTrash} from './trash.ts'
export {TrashPage} from './trash-page.tsx'
