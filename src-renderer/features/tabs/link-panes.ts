import {tell} from '../../core/attempt.ts'
import {core} from '../../core/client.ts'
import type {Pane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import {goTo, here, nameOf, useNavigation} from '../places/index.ts'
import {relativeMove} from './relative-move.ts'
import {activeTab, otherPane, paneOf} from './tabs.ts'

/** Lets the other one of two linked panes make the move that the active one made; the answer ends it. */
export function linkPanes(): () => void {
  return useNavigation.subscribe((now, before, pane) => {
    const [from, to] = [before.visits[before.at], now.visits[now.at]]
    const tab = activeTab()
    const other = otherPane(tab)
    if (!tab.linked || !other || pane !== paneOf(tab) || to?.moved) return
    if (from?.place.folder !== undefined && to?.place.folder !== undefined)
      void follow({from: from.place.folder, to: to.place.folder}, other)
  })
}

async function follow(move: {readonly from: string; readonly to: string}, other: Pane): Promise<void> {
  const folder = here(other).place.folder
  const to = folder === undefined ? undefined : relativeMove(move, folder)
  if (to === undefined) return
  if (await isFolder(to)) {
    if (here(other).place.folder === folder) goTo({folder: to}, undefined, other)
  } else tell('done', messages.tabs.noSuchFolder(shown(nameOf(to))))
}

async function isFolder(path: string): Promise<boolean> {
  const answer = await core.file.info({targets: [path]}).catch(() => undefined)
  return answer?.item.kind === 'dir'
}
