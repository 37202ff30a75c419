import {createContext, useContext} from 'react'
import {create, createStore, type StoreApi, useStore} from 'zustand'

/** One way of looking at files: a place with the way there, a search, rows and what is chosen. Each subject says for itself what of it is a pane's own. */
export interface Pane {
  readonly id: string
}

interface Panes {
  /** The one that keys, commands and acts are for. */
  readonly active: Pane
  /** Those that somebody can see; the others cost as little as they can. */
  readonly visible: readonly Pane[]
}

const first: Pane = {id: 'pane-1'}
const living = new Map<string, Pane>([[first.id, first]])
const endings = new WeakMap<Pane, (() => void)[]>()
let made = 1

/** Which panes are seen, and which of them is meant. */
export const usePanes = create<Panes>(() => ({active: first, visible: [first]}))

const PaneContext = createContext<Pane | undefined>(undefined)

/** Says to what is drawn in it which pane it is drawn in. */
export const PaneProvider = PaneContext.Provider

export function createPane(): Pane {
  const pane = {id: `pane-${++made}`}
  living.set(pane.id, pane)
  return pane
}

/** Panes that are drawn inside of the seen ones, as the columns beside a folder are. */
const companions = new Set<Pane>()

/** A pane that is only looked at: no key, command or act is ever for it. */
export function createCompanion(): Pane {
  const pane = createPane()
  companions.add(pane)
  return pane
}

/** All that somebody sees. */
export const seenPanes = (): readonly Pane[] => [...usePanes.getState().visible, ...companions]

/** Lets go of all that a pane held. */
export function closePane(pane: Pane): void {
  living.delete(pane.id)
  companions.delete(pane)
  for (const end of endings.get(pane) ?? []) end()
}

export function showPanes(visible: readonly Pane[], active: Pane): void {
  const now = usePanes.getState()
  const same = visible.length === now.visible.length && visible.every((pane, at) => pane === now.visible[at])
  usePanes.setState({active, visible: same ? now.visible : visible})
}

export const activePane = (): Pane => usePanes.getState().active

export const isSeen = (pane: Pane): boolean => seenPanes().includes(pane)

/** The pane that a thing of the page is drawn in; the active one where it is drawn in none. */
export function paneUnder(target: EventTarget | null): Pane {
  const id = target instanceof Element ? target.closest<HTMLElement>('[data-pane]')?.dataset['pane'] : undefined
  return (id === undefined ? undefined : living.get(id)) ?? activePane()
}

/** The pane that a component is drawn in; what stands beside the panes is for the active one. */
export function usePane(): Pane {
  const given = useContext(PaneContext)
  const active = usePanes((panes) => panes.active)
  return given ?? active
}

/** The role of a page in its pane: a landmark only in the active one, so that two panes with the same page are not mistaken for one another. */
export function usePaneRole(): 'region' | 'group' {
  const pane = usePane()
  return usePanes(({active}) => active) === pane ? 'region' : 'group'
}

/** A part that each pane has of its own, made when it is first asked for and ended with the pane. */
export function perPane<T>(make: (pane: Pane) => T, end?: (part: T, pane: Pane) => void): (pane: Pane) => T {
  const parts = new WeakMap<Pane, T>()
  return (pane) => {
    const known = parts.get(pane)
    if (known !== undefined) return known
    const part = make(pane)
    parts.set(pane, part)
    if (end) endings.set(pane, [...(endings.get(pane) ?? []), () => end(part, pane)])
    return part
  }
}

/** A store that each pane has of its own; said without a pane, the active one's is meant. */
export interface PaneStore<S> {
  (): S
  <T>(select: (state: S) => T): T
  readonly of: (pane: Pane) => StoreApi<S>
  readonly getState: (pane?: Pane) => S
  readonly setState: (change: Partial<S> | ((state: S) => Partial<S>), pane?: Pane) => void
  /** Hears of every pane's, also of those that are still to come. */
  readonly subscribe: (listen: (now: S, before: S, pane: Pane) => void) => () => void
}

export function createPaneStore<S extends object>(initial: (pane: Pane) => S): PaneStore<S> {
  const listeners = new Set<(now: S, before: S, pane: Pane) => void>()
  const of = perPane((pane) => {
    const store = createStore<S>(() => initial(pane))
    store.subscribe((now, before) => {
      for (const listen of listeners) listen(now, before, pane)
    })
    return store
  })
  const useOwn = <T>(select?: (state: S) => T): S | T => {
    const store = of(usePane())
    return useStore(store, select ?? ((state) => state as unknown as T))
  }
  return Object.assign(useOwn as {(): S; <T>(select: (state: S) => T): T}, {
    of,
    getState: (pane = activePane()) => of(pane).getState(),
    setState: (change: Partial<S> | ((state: S) => Partial<S>), pane = activePane()) => of(pane).setState(change),
    subscribe: (listen: (now: S, before: S, pane: Pane) => void) => {
      listeners.add(listen)
      return () => listeners.delete(listen)
    },
  })
}
