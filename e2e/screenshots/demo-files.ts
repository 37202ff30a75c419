import {mkdir, utimes, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import sharp from 'sharp'

const places = ['Lisbon', 'Porto', 'Alps', 'Fjord', 'Dunes', 'Island'] as const
const texts: Readonly<Record<string, string>> = {
  'Documents/Letters/To the landlord.txt': 'Dear neighbour,\n\nthe window on the second floor is mended.\n',
  'Documents/Taxes/2024/summary.csv': 'month,in,out\nJanuary,3200,2110\nFebruary,3200,1985\nMarch,3350,2240\n',
  'Documents/Taxes/2025/summary.csv': 'month,in,out\nJanuary,3400,2300\nFebruary,3400,2050\n',
  'Documents/Recipes/Bread.md': '# Bread\n\n- 500 g flour\n- 350 g water\n- 10 g salt\n\nLet it rest **over night**, then bake it hot.\n',
  'Documents/Recipes/Lentil soup.md': '# Lentil soup\n\nOnions first, then carrots, then lentils.\n',
  'Documents/Reading list.md': '# To read\n\n1. Something on rivers\n2. Something on clocks\n',
  'Projects/garden/plan.md': '# Garden\n\nTomatoes to the south, ferns to the north.\n',
  'Projects/garden/beds.json': '{\n  "beds": [\n    {"name": "south", "length": 4.2},\n    {"name": "north", "length": 3.1}\n  ]\n}\n',
  'Projects/weather/index.html': '<!doctype html>\n<title>Weather</title>\n<h1>Today</h1>\n',
  'Projects/weather/station.py':
    'from statistics import mean\n\n\ndef mild(days):\n    """Days between ten and twenty degrees."""\n    return [day for day in days if 10 <= mean(day) <= 20]\n',
  'Projects/weather/station.ts':
    'export const mild = (days: readonly number[]): number[] => days.filter((day) => day >= 10 && day <= 20)\n',
}
const heads: Readonly<Record<string, string>> = {mp4: '\0\0\0\x18ftypmp42', mp3: 'ID3\x03\0', pdf: '%PDF-1.4\n', zip: 'PK\x03\x04'}
/** Files that begin as their type does, in kilobytes. */
const large: Readonly<Record<string, number>> = {
  'Films/A walk along the coast.mp4': 9800,
  'Films/Birthday.mp4': 6200,
  'Films/extras/First cut.mp4': 3100,
  'Music/Evening/01 Slow river.mp3': 880,
  'Music/Evening/02 Lanterns.mp3': 910,
  'Music/Morning/01 Kettle.mp3': 640,
  'Documents/Manual of the bicycle.pdf': 1250,
  'Documents/Insurance.pdf': 420,
  'Archive/2019.zip': 5200,
  'Archive/2019 (copy).zip': 5200,
}

/** Makes the files of somebody who travels, cooks and gardens: what every picture of the window shows. */
export async function makeDemoFiles(folder: string): Promise<void> {
  for (const [path, text] of Object.entries(texts)) await put(join(folder, path), text)
  for (const [path, kilobytes] of Object.entries(large)) {
    const type = path.slice(path.lastIndexOf('.') + 1)
    const mark = path.includes('(copy)') ? 'Archive/2019.zip' : path
    await put(join(folder, path), Buffer.concat([Buffer.from(heads[type]!, 'latin1'), Buffer.alloc(kilobytes * 1000, mark)]))
  }
  for (const [at, place] of places.entries()) {
    for (let no = 0; no < 8; no++)
      await photo(join(folder, 'Photos', `202${3 + Math.floor(at / 2)} ${place}`, `${place} ${no + 1}.jpg`), at * 8 + no)
  }
  await photo(join(folder, 'Photos', 'For the wall', 'Lisbon 1.jpg'), 0)
  // Another picture of the same name.
  await photo(join(folder, 'Photos', 'For the wall', 'Lisbon 2.jpg'), 33)
}

async function put(path: string, bytes: string | Buffer): Promise<void> {
  await mkdir(dirname(path), {recursive: true})
  await writeFile(path, bytes)
}

/** A landscape of its own for each number, taken some days after the one before. */
async function photo(path: string, no: number): Promise<void> {
  const hue = (no * 47) % 360
  const [sun, ridge] = [200 + ((no * 173) % 1200), 520 + ((no * 89) % 200)]
  const hill = (y: number, depth: number): string =>
    `<path d="M0 1067 V${y} Q${300 + depth * 90} ${y - 190} 640 ${y + 20} T1150 ${y - 30} T1600 ${y + 60} V1067 Z" fill="hsl(${hue + 60 + depth * 14} ${34 - depth * 5}% ${52 - depth * 13}%)"/>`
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1067"><defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="hsl(${hue} 55% 72%)"/><stop offset="1" stop-color="hsl(${hue + 35} 75% 88%)"/></linearGradient></defs><rect width="1600" height="1067" fill="url(#s)"/><circle cx="${sun}" cy="300" r="95" fill="#fff6d8"/>${hill(ridge, 0)}${hill(ridge + 150, 1)}${hill(ridge + 300, 2)}</svg>`
  await put(path, await sharp(Buffer.from(drawing)).jpeg({quality: 84}).toBuffer())
  const taken = new Date(Date.UTC(2023 + Math.floor(no / 16), (no * 5) % 12, 3 + (no % 20), 14, 7))
  await utimes(path, taken, taken)
}
