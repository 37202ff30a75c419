import type {Item} from '../../../src-main/contract/file.ts'
import {core} from '../../core/client.ts'
import type {Pane} from '../../core/pane.ts'
import {choose, chooseNamed, type Rename, startRenaming, targetOf, useSelection} from '../files/index.ts'
import {meantBy} from './meant.ts'
import {perform} from './perform-act.ts'

/** Lets a name be written in its place; Tab goes on to the next one. */
export function writeName(item: Item, pane: Pane): void {
  const take = ({name, next}: Rename): void => {
    if (next) void writeNextName(pane)
    if (name !== item.name) void giveName({item, name, next}, pane)
  }
  startRenaming(item, take, pane)
}

async function writeNextName(pane: Pane): Promise<void> {
  const {active} = useSelection.getState(pane).selection
  await choose(active + 1, 'only', pane)
  const {activeItem, active: now} = useSelection.getState(pane).selection
  if (activeItem && now === active + 1) writeName(activeItem, pane)
}

async function giveName({item, name, next}: Rename, pane: Pane): Promise<void> {
  const job = await perform({of: meantBy([item]), send: (consent) => core.file.rename({target: targetOf(item), name, ...consent})})
  if (job && !next) await chooseNamed(name, pane)
}
