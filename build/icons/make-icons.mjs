import {mkdir, readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {drawShapes} from './draw-shapes.mjs'
import {icnsOf, icoOf, pngOf} from './icon-files.mjs'
import {svgShapes} from './svg-shapes.mjs'

const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024]

/** Draws the mark as the icons of all three systems into a folder: `NxN.png`, `icon.ico` and `icon.icns`. */
export async function makeIcons(markFile, folder) {
  const mark = svgShapes(await readFile(markFile, 'utf8'))
  const pictures = SIZES.map((size) => ({size, png: pngOf(drawShapes(mark, size), size)}))
  await mkdir(folder, {recursive: true})
  const upTo = (most) => pictures.filter(({size}) => size <= most)
  await Promise.all([
    ...upTo(512).map(({size, png}) => writeFile(join(folder, `${size}x${size}.png`), png)),
    writeFile(join(folder, 'icon.ico'), icoOf(upTo(256))),
    writeFile(join(folder, 'icon.icns'), icnsOf(pictures)),
  ])
}
