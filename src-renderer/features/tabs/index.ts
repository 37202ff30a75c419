/* Tabs, and panes side by side in them. */
export {layReady, takeHanded} from './handed-tab.ts'
export {linkPanes} from './link-panes.ts'
export {keepSession, restoreSession} from './session.ts'
export {Splitter} from './splitter.tsx'
export {activatePane, closeSplit, openInOther, toggleLinked, toggleSplit} from './split.ts'
export {panelId, tabId, TabStrip} from './tab-strip.tsx'
export {
  activeTab,
  closeOtherTabs,
  closeTab,
  duplicateTab,
  letGo,
  moveTab,
  openTab,
  otherPane,
  reopenTab,
  selectTab,
  stepTab,
  type Tab,
  useTabs,
} from './tabs.ts'
export {titleOfTab, usePaneTitle, useShownPath} from './pane-title.ts'
