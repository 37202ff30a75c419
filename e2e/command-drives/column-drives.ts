import {type Drive, press, type World} from './world.ts'

const heads = ({page}: World): Promise<readonly string[]> => page.getByRole('columnheader').allTextContents()

const asList = (world: World): Promise<void> => press(world, 'Control+2')

/** Whether columns are narrower than they begin, in their order. */
const areNarrow =
  (...columns: readonly (readonly [name: string, beginsPx: number])[]) =>
  ({page}: World): Promise<readonly boolean[]> =>
    Promise.all(
      columns.map(async ([name, beginsPx]) => ((await page.getByRole('columnheader', {name}).boundingBox())?.width ?? beginsPx) < beginsPx),
    )

/** How the commands of the columns of the list are tried. */
export const columnDrives = {
  'column.toggle': {
    before: asList,
    by: 'palette',
    argument: 'Created',
    look: heads,
    becomes: ['Name', 'Size', 'Modified', 'Created', 'Kind'],
  },
  'column.fit': {before: asList, by: 'palette', argument: 'Size', look: areNarrow(['Size', 88], ['Kind', 122]), becomes: [true, false]},
  'column.fitAll': {
    before: asList,
    by: 'palette',
    look: areNarrow(['Size', 88], ['Modified', 158], ['Kind', 122]),
    becomes: [true, true, true],
  },
  'column.back': {before: asList, by: 'palette', argument: 'Modified', look: heads, becomes: ['Name', 'Modified', 'Size', 'Kind']},
  'column.on': {before: asList, by: 'palette', argument: 'Size', look: heads, becomes: ['Name', 'Modified', 'Size', 'Kind']},
} satisfies Partial<Record<string, Drive>>
