import {activePane} from '../core/pane.ts'
import type {Tab} from '../features/tabs/index.ts'
import {contextNow} from './context.ts'
import {Sections} from './file-menu.tsx'

/** What can be done with a tab, whether it is the shown one or not. */
export function TabCommands({tab}: {readonly tab: Tab}) {
  const sections = [
    ['tab.duplicate', 'tab.toWindow', 'tab.reopen'] as const,
    ['tab.moveBack', 'tab.moveOn'] as const,
    ['tab.close', 'tab.closeOthers'] as const,
  ]
  return <Sections of={sections} context={contextNow(activePane(), tab)} />
}
